/**
 * Keeps a full-page widget inside what is really visible. `dvh` does not know of the on-screen keyboard on iPhones and
 * older Androids; the visual viewport does.
 *
 * @param {HTMLElement} host gets --visible-height and --visible-top
 * @returns {() => void} stops following
 */
export function followKeyboard(host) {
  const visible = window.visualViewport;
  if (!visible) return () => {};
  const follow = () => {
    // Zoomed in with two fingers the viewport is small for another reason, and the layout has to stay.
    if (visible.scale > 1.01) return;
    host.style.setProperty("--visible-height", `${visible.height}px`);
    host.style.setProperty("--visible-top", `${visible.offsetTop}px`);
  };
  follow();
  visible.addEventListener("resize", follow);
  visible.addEventListener("scroll", follow);
  return () => {
    visible.removeEventListener("resize", follow);
    visible.removeEventListener("scroll", follow);
  };
}
