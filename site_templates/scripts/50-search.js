/* The search field: loads the index with the first letter typed (a script of this site: works from a folder,
   too, and nothing is sent anywhere), shows what find.js ranks, and marks the words on the page it leads to. */
(function () {
  "use strict";
  /* An English page searches the English pages: their index and addresses lie below en/. */
  var tongue = document.documentElement.lang, root = new URL("../" + (tongue === "vi" ? "" : tongue + "/"), document.currentScript.src), index = null, waiting = null, MOST = 40;

  window.pacaIndex = function (data) { index = paca.prepare(data); };

  function load() {
    waiting = waiting || new Promise(function (resolve) {
      var script = document.createElement("script");
      script.src = new URL("search/index.js", root).href;
      script.onload = script.onerror = function () { resolve(index); };
      document.head.appendChild(script);
    });
    return waiting;
  }

  /* Places of the terms in a text, as [start, end]; the text's own letters stay. */
  function places(text, terms) {
    var plain = paca.plain(text), found = [];
    if (plain.length !== text.length) return found;
    var word = /[a-z0-9]+/g, match, tokens = [];
    while ((match = word.exec(plain))) {
      var piece = /\d+|[a-z]+/g, part;
      while ((part = piece.exec(match[0]))) {
        var at = match.index + part.index;
        tokens.push([at, at + part[0].length, part[0].replace(/^0+(?=\d)/, "")]);
      }
    }
    var long = terms.filter(function (term) { return term.length > 1; });
    tokens.forEach(function (token, i) {
      var phrase = terms.length > 1 && terms.every(function (term, k) { return tokens[i + k] && tokens[i + k][2] === term; });
      if (phrase) found.push([token[0], tokens[i + terms.length - 1][1]]);
      else if (long.some(function (term) { return token[2] === term || (term.length > 2 && !/^\d/.test(term) && token[2].startsWith(term)); }))
        found.push([token[0], token[1]]);
    });
    return found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; }).reduce(function (kept, each) {
      var last = kept[kept.length - 1];
      if (!last || each[0] >= last[1]) kept.push(each);
      return kept;
    }, []);
  }

  function marked(text, terms) {
    var box = document.createDocumentFragment(), at = 0;
    places(text, terms).forEach(function (place) {
      box.append(text.slice(at, place[0]));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(place[0], place[1]);
      box.append(mark);
      at = place[1];
    });
    box.append(text.slice(at));
    return box;
  }

  /* About 150 letters around the first word found. */
  function quote(text, terms) {
    var first = places(text, terms)[0], from = first ? Math.max(0, first[0] - 60) : 0;
    if (from) from = text.indexOf(" ", from) + 1;
    var part = text.slice(from, from + 150);
    return (from ? "… " : "") + part + (from + 150 < text.length ? "…" : "");
  }

  function element(name, className, content) {
    var made = document.createElement(name);
    made.className = className;
    if (content) made.append(content);
    return made;
  }

  function item(hit, terms, query) {
    var entry = hit.entry, url = new URL(entry.address, root), page = index.pages[entry.page];
    url.searchParams.set("h", query);
    url.hash = entry.anchor;
    var link = element("a", "md-search-result__link");
    link.href = url.href;
    var title = element("span", "paca-hit__title", marked(entry.title, terms));
    link.append(title);
    if (entry.anchor && page[1] !== entry.title) link.append(element("span", "paca-hit__where", page[1]));
    if (entry.text) link.append(element("span", "paca-hit__text", marked(quote(entry.text, terms), terms)));
    var li = element("li", "md-search-result__item");
    li.append(link);
    return li;
  }

  function attach(input, list, status, only) {
    var shown = "";
    function show() {
      var query = input.value.trim();
      if (!index || query === shown) return;
      shown = query;
      var answer = query ? paca.find(query, index) : { terms: [], hits: [] };
      var hits = only ? answer.hits.filter(function (hit) { return hit.entry.kind === only && hit.entry.anchor; }) : answer.hits;
      list.replaceChildren.apply(list, hits.slice(0, MOST).map(function (hit) { return item(hit, answer.terms, query); }));
      status.textContent = !query ? status.dataset.start : !hits.length ? status.dataset.none
        : hits.length.toLocaleString(tongue) + " " + status.dataset.some + (hits.length > MOST ? " " + status.dataset.more.replace("#", MOST) : "");
      list.hidden = !hits.length;
    }
    input.addEventListener("focus", load);
    input.addEventListener("input", function () { load().then(show); });
    list.addEventListener("keydown", step);
    input.addEventListener("keydown", step);
    function step(event) {
      var links = [input].concat(Array.from(list.querySelectorAll("a")));
      var at = links.indexOf(document.activeElement), to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to !== undefined && at >= 0) {
        event.preventDefault();
        links[(to + links.length) % links.length].focus();
      } else if (event.key === "Enter" && document.activeElement === input) {
        event.preventDefault();
        load().then(function () { show(); if (list.firstChild) list.querySelector("a").click(); });
      }
    }
  }

  /* The field in the head: a panel that opens with Ctrl+K (⌘K) and closes with Escape.  No letter
     alone does anything: who speaks to the machine, or hits a key by mistake, starts nothing (WCAG 2.1.4). */
  var toggle = document.getElementById("__search"), form = document.querySelector(".paca-search form");
  if (toggle && form) {
    var input = form.querySelector("input"), panel = form.closest(".paca-search");
    var open = function (state) {
      if (toggle.checked === state) return;
      toggle.checked = state;
      toggle.dispatchEvent(new Event("change"));
    };
    attach(input, panel.querySelector("ol"), panel.querySelector("[role=status]"), null);
    input.addEventListener("focus", function () { open(true); });
    toggle.addEventListener("change", function () { if (toggle.checked) input.focus(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(function () { input.dispatchEvent(new Event("input")); input.focus(); }); });
    panel.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !panel.contains(event.relatedTarget)) open(false);
    });
    addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked) {
        open(false);
        document.activeElement.blur();
        var button = document.querySelector("button[data-paca-toggle='__search']");
        if (button && button.offsetParent) button.focus();
      } else if (["k", "K"].includes(event.key) && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        open(true);
        input.focus();
      }
    });
  }
  document.querySelectorAll("[data-paca-find]").forEach(function (box) {
    attach(box.querySelector("input"), box.querySelector("ol"), box.querySelector("[role=status]"), box.dataset.pacaFind);
  });

  /* Marks what was searched for, with its diacritics, on the page the search led to. */
  function mark(query) {
    var article = document.querySelector("article"), terms = paca.fold(query).split(" ").filter(Boolean), nodes = [], node;
    if (!article || !terms.length) return;
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, { acceptNode: function (text) {
      return text.parentElement.closest("svg, script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    } });
    while ((node = walker.nextNode())) if (node.data.trim()) nodes.push(node);
    var left = 400;
    nodes.forEach(function (text) {
      if (left < 1) return;
      var found = places(text.data, terms);
      if (!found.length) return;
      left -= found.length;
      text.replaceWith(marked(text.data, terms));
    });
    var first = article.querySelector("mark");
    if (first && !location.hash) first.scrollIntoView({ block: "center" });
  }
  var here = new URL(location.href), query = here.searchParams.get("h");
  if (query) {
    mark(query);
    here.searchParams.delete("h");
    try { history.replaceState(history.state, "", here.href); } catch (error) { /* a folder keeps its address */ }
  }
})();
