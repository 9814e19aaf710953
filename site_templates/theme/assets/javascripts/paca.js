/* Filters and sorting of tables; the pages are whole without it.  No page sends or stores anything. */
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  var fold = paca.fold;

  function apply(table) {
    var controls = Array.from(document.querySelectorAll("[data-paca-filter]")).filter(function (control) {
      return control.getAttribute("data-paca-filter") === "#" + table.id;
    });
    var shown = 0, group = null, groupShown = false, rows = table.tBodies[0] ? Array.from(table.tBodies[0].rows) : [];
    var closeGroup = function () { if (group) group.hidden = !groupShown; };
    rows.forEach(function (row) {
      if (row.classList.contains("paca-group")) { closeGroup(); group = row; groupShown = false; return; }
      var keep = controls.every(function (control) {
        var wanted = control.value;
        if (!wanted) return true;
        if (control.dataset.column) return (" " + (row.getAttribute("data-" + control.dataset.column) || "") + " ").includes(" " + wanted + " ");
        return fold(row.textContent).includes(fold(wanted));
      });
      row.hidden = !keep;
      if (keep) { shown += 1; groupShown = true; }
    });
    closeGroup();
    var count = document.querySelector('output[for="' + table.id + '"]');
    if (count) count.textContent = shown.toLocaleString("vi-VN") + " dòng";
  }

  document.querySelectorAll("[data-paca-filter]").forEach(function (control) {
    var table = document.querySelector(control.getAttribute("data-paca-filter"));
    if (!table) return;
    control.addEventListener("input", function () { apply(table); });
    apply(table);
  });

  /* th[data-sort] sorts by the cell's data-v (a plain number or ISO day) or its text. */
  document.querySelectorAll("table.paca-table th[data-sort]").forEach(function (head) {
    var button = document.createElement("button");
    button.className = "paca-sort";
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () {
      var table = head.closest("table"), body = table.tBodies[0], index = head.cellIndex;
      var down = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      var key = function (row) {
        var cell = row.cells[index];
        return cell ? (cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim()) : "";
      };
      var compare = function (a, b) {
        var x = key(a), y = key(b), n = Number(x) - Number(y);
        return x !== "" && y !== "" && !isNaN(n) ? n : x.localeCompare(y, "vi", { numeric: true });
      };
      Array.from(body.rows).filter(function (row) { return !row.classList.contains("paca-group"); })
        .sort(function (a, b) { return down ? compare(b, a) : compare(a, b); })
        .forEach(function (row) { body.appendChild(row); });
    });
  });

  /* Material opens its menu and its search with a label, which no keyboard reaches. */
  document.querySelectorAll("[data-paca-toggle]").forEach(function (button) {
    button.addEventListener("click", function () { document.getElementById(button.dataset.pacaToggle).click(); });
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
