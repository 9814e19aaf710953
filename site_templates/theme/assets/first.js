/* Light or dark, before anything is painted: loaded where it stands, right after the button in the head.
 * The choice stays on this device; who has not chosen follows the system. */
(function () {
  "use strict";
  var root = document.documentElement, KEY = "paca.scheme";
  root.classList.remove("no-js");
  root.classList.add("js");
  var button = document.querySelector("[data-paca-scheme]"), system = matchMedia("(prefers-color-scheme: dark)");
  var chosen = null;
  try { chosen = localStorage.getItem(KEY); } catch (error) { /* a browser that keeps nothing */ }

  function scheme() {
    return chosen === "slate" || chosen === "default" ? chosen : system.matches ? "slate" : "default";
  }
  function show() {
    var dark = scheme() === "slate";
    document.body.setAttribute("data-md-color-scheme", scheme());
    button.title = button.getAttribute(dark ? "data-to-light" : "data-to-dark");
    button.setAttribute("aria-label", button.title);
  }
  button.addEventListener("click", function () {
    chosen = scheme() === "slate" ? "default" : "slate";
    try { localStorage.setItem(KEY, chosen); } catch (error) { /* for this page only, then */ }
    show();
  });
  system.addEventListener("change", show);
  show();
})();
