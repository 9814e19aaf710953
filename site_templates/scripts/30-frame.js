/* What moves around the pages: menu, title in the head, contents at the side, way back to the top.
 * In place of Material's own bundle, which is 114 kB for what we do not use. */
(function () {
  "use strict";
  /* Material opens its menu and its search with a label, which no keyboard reaches. */
  document.querySelectorAll("[data-paca-toggle]").forEach(function (button) {
    var toggle = document.getElementById(button.dataset.pacaToggle);
    var tell = function () { button.setAttribute("aria-expanded", toggle.checked); };
    button.addEventListener("click", function () { toggle.click(); });
    toggle.addEventListener("change", tell);
    tell();
  });

  /* The menu: Escape and a link of its own close it; what is behind it does not take the focus. */
  var drawer = document.getElementById("__drawer"), menu = document.querySelector(".md-sidebar--primary");
  var opener = document.querySelector("[data-paca-toggle=__drawer]");
  function close() {
    if (!drawer.checked) return false;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change"));
    return true;
  }
  if (drawer && menu && opener) {
    drawer.addEventListener("change", function () {
      if (drawer.checked) setTimeout(function () { (menu.querySelector("a.md-nav__link--active, li a") || opener).focus(); }, 50);
    });
    menu.addEventListener("click", function (event) { if (event.target.closest("a[href]")) close(); });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
    addEventListener("keydown", function (event) { if (event.key === "Escape" && close()) opener.focus(); });
    matchMedia("(min-width: 76.25em)").addEventListener("change", close);
  }

  /* Once the page's title is out of sight it stands in the head, and the contents follow what is read. */
  var topic = document.querySelector("[data-md-component=header-title]"), title = document.querySelector("article h1");
  var head = document.querySelector(".md-header"), upward = document.querySelector("[data-md-component=top]");
  var steps = Array.from(document.querySelectorAll(".md-sidebar--secondary a[href^='#']")).map(function (link) {
    return { link: link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (step) { return step.place; });
  var last = 0, waiting = false;
  function follow() {
    waiting = false;
    var line = head ? head.offsetHeight : 0, now = null, y = scrollY;
    if (topic && title) topic.classList.toggle("md-header__title--active", title.getBoundingClientRect().bottom < line);
    steps.forEach(function (step) { if (step.place.getBoundingClientRect().top < line + 40) now = step; });
    steps.forEach(function (step) { step.link.classList.toggle("md-nav__link--active", step === now); });
    if (upward && y !== last) upward.hidden = y > last || y < 2 * innerHeight;  // on the way up, on a long page
    last = y;
  }
  addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(follow);
  }, { passive: true });
  if (upward) upward.addEventListener("click", function () {
    scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    upward.hidden = true;
  });
  if (scrollY) follow();

  /* Tables and examples in prose that are wider than the page scroll, and the keyboard must reach them. */
  addEventListener("load", function () {
    document.querySelectorAll(".md-typeset table:not([class]), .md-typeset pre > code").forEach(function (box) {
      if (box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      if (head && box.tagName === "TABLE") box.setAttribute("aria-label", head.dataset.pacaTable);
    });
  });

  /* A link to something inside a folded detail opens it. */
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
