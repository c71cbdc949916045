/**
 * Building DOM nodes. Text always becomes a text node, so nothing a person or a server wrote is ever read as markup.
 *
 * @typedef {object} Recipe
 * @property {string} [class]
 * @property {string} [testid] value of data-testid, by which the browser tests find the element
 * @property {string} [text]
 * @property {{[name: string]: string}} [attributes]
 * @property {(event: Event) => void} [click]
 */

const SVG = "http://www.w3.org/2000/svg";

/** Outlines on a 24 by 24 grid. */
const ICONS = Object.freeze({
  phone: "M6.6 3.5 9.3 3l1.9 4.6-2 1.6a12.4 12.4 0 0 0 5.6 5.6l1.6-2 4.6 1.9-.5 2.7A3.6 3.6 0 0 1 17 20.5 15.6 15.6 0 0 1 3.5 7a3.6 3.6 0 0 1 3.1-3.5Z",
  place: "M12 21.5s7-6.2 7-11.6a7 7 0 1 0-14 0c0 5.4 7 11.6 7 11.6ZM12 7.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z",
  down: "M12 5v13M6 12.5l6 6 6-6",
});

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Recipe} [recipe]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, recipe = {}, ...children) {
  const node = document.createElement(tag);
  if (recipe.class) node.className = recipe.class;
  if (recipe.testid) node.dataset.testid = recipe.testid;
  if (recipe.text !== undefined) node.textContent = recipe.text;
  for (const [name, value] of Object.entries(recipe.attributes || {})) node.setAttribute(name, value);
  if (recipe.click) node.addEventListener("click", recipe.click);
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * A push button; never a submit button by accident.
 * @param {Recipe} recipe
 * @param {...(Node|string)} children
 * @returns {HTMLButtonElement}
 */
export function button(recipe, ...children) {
  const node = element("button", recipe, ...children);
  node.type = "button";
  return node;
}

/**
 * A decorative picture: the words beside it carry the meaning.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  picture.append(path);
  return picture;
}

/**
 * The address when it is a plain https: one, otherwise null; `javascript:` and its kin never reach an href.
 * @param {string} address
 * @returns {string|null}
 */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" && !url.username && !url.password ? url.href : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
