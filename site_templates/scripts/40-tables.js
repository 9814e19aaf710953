/* Filters and sorting of tables; the pages are whole without it.  No page sends or stores anything. */
(function () {
  "use strict";
  var fold = paca.fold, tongue = document.documentElement.lang;
  var words = (document.querySelector("[data-paca-rows]") || document.documentElement).dataset;

  function apply(table) {
    var controls = Array.from(document.querySelectorAll("[data-paca-filter]")).filter(function (control) {
      return control.getAttribute("data-paca-filter") === "#" + table.id;
    });
    var shown = 0, group = null, groupShown = false, rows = table.tBodies[0] ? Array.from(table.tBodies[0].rows) : [];
    var list = document.querySelectorAll('[data-paca-rows="' + table.id + '"] > li');  // the same as a list, for a phone
    var closeGroup = function () { if (group) group.hidden = !groupShown || table.dataset.sorted === "yes"; };
    var wanted = function (row) {
      return controls.every(function (control) {
        var value = control.value;
        if (!value) return true;
        if (control.dataset.column) return (" " + (row.getAttribute("data-" + control.dataset.column) || "") + " ").includes(" " + value + " ");
        return (" " + fold(row.textContent)).includes(" " + fold(value));
      });
    };
    list.forEach(function (row) { row.hidden = !wanted(row); });
    rows.forEach(function (row) {
      if (row.classList.contains("paca-group")) { closeGroup(); group = row; groupShown = false; return; }
      var keep = wanted(row);
      row.hidden = !keep;
      if (keep) { shown += 1; groupShown = true; }
    });
    closeGroup();
    var count = document.querySelector('output[for="' + table.id + '"]');
    if (count) count.textContent = shown.toLocaleString(tongue) + " " + words.pacaRows;
  }

  document.querySelectorAll("[data-paca-filter]").forEach(function (control) {
    var table = document.querySelector(control.getAttribute("data-paca-filter"));
    if (!table) return;
    control.addEventListener("input", function () { apply(table); });
    apply(table);
  });

  /* The status grid: one part's columns, one state, and one stop for the Tab key; arrows go from cell to cell. */
  document.querySelectorAll("[data-paca-part]").forEach(function (control) {
    var table = document.getElementById(control.dataset.pacaPart);
    control.addEventListener("input", function () {
      var heads = Array.from(table.tHead.rows[1].cells).map(function (cell) { return cell.className; });
      var show = heads.map(function (part) { return !control.value || part === control.value; });
      Array.from(table.tHead.rows[0].cells).slice(1, -1).forEach(function (cell) { cell.hidden = control.value && cell.className !== control.value; });
      Array.from(table.rows).slice(1).forEach(function (row, i) {
        if (!row.classList.contains("paca-group")) show.forEach(function (keep, k) { row.cells[k + (i ? 1 : 0)].hidden = !keep; });
      });
    });
  });
  document.querySelectorAll("[data-paca-only]").forEach(function (control) {
    control.addEventListener("input", function () { document.getElementById(control.dataset.pacaOnly).dataset.only = control.value; });
  });
  document.querySelectorAll("table[data-paca-cells]").forEach(function (table) {
    var stop = table.tBodies[0] && table.tBodies[0].querySelector("a");
    table.querySelectorAll("a").forEach(function (link) { link.tabIndex = link === stop ? 0 : -1; });
    /* A cell says agency, item and state; in the file it is a symbol only, which keeps the page small. */
    var tones = { "s-m": "missing", "s-s": "submitted", "s-r": "returned", "s-v": "reviewed", "s-e": "explained", "s-f": "final" };
    var heads = Array.from(table.tHead.rows[1].cells).map(function (cell) { return cell.textContent; });
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      var who = row.cells[0].textContent;
      Array.from(row.cells).forEach(function (cell, place) {
        var link = tones[cell.className] && cell.firstElementChild;
        if (link) link.title = who + ", " + heads[place - 1] + ": " + table.getAttribute("data-" + tones[cell.className]);
        if (link) link.setAttribute("aria-label", link.title);
      });
    });
    table.addEventListener("focusin", function (event) {
      if (event.target.tagName !== "A") return;
      stop.tabIndex = -1;
      stop = event.target;
      stop.tabIndex = 0;
    });
    table.addEventListener("keydown", function (event) {
      var by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!by || event.target.tagName !== "A") return;
      event.preventDefault();
      var cell = event.target.closest("td, th"), rows = Array.from(table.rows), r = rows.indexOf(cell.parentElement);
      var place = function (row) { return row.parentElement === table.tHead ? 1 : 0; };  // heads of columns lack the first cell
      for (var c = cell.cellIndex + place(cell.parentElement); ;) {
        r += by[0];
        c += by[1];
        var row = rows[r], next = row && row.cells[c - place(row)];
        if (!row || c < 0 || c > 400 || (by[1] && !next)) return;
        var link = next && !next.hidden && !row.hidden && !row.classList.contains("paca-group") && next.querySelector("a");
        if (link) { link.focus(); link.scrollIntoView({ block: "nearest", inline: "nearest" }); return; }
      }
    });
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
      table.dataset.sorted = "yes";  // across all groups: their heads say nothing any more
      body.querySelectorAll("tr.paca-group").forEach(function (row) { row.hidden = true; });
      Array.from(body.rows).filter(function (row) { return !row.classList.contains("paca-group"); })
        .sort(function (a, b) { return down ? compare(b, a) : compare(a, b); })
        .forEach(function (row) { body.appendChild(row); });
    });
  });
})();
