/* The selector of published versions and the notice on a superseded one.  Runs where it stands, before the
 * page is painted, so that nothing jumps.  Data: ../versions.js, written by `paca publish`. */
(function () {
  "use strict";
  var place = document.querySelector("[data-paca-versions]"), data = window.pacaVersions;
  if (!place || !data) return;
  var here = place.getAttribute("data-paca-versions"), top = place.getAttribute("data-top");
  var page = place.getAttribute("data-page") || "index.html";
  var words = place.dataset, known = {}, tongue = document.documentElement.lang;
  var first = (tongue === "vi" ? "" : tongue + "/") + "index.html";  // versions of before may have no English
  data.versions.forEach(function (version) { known[version.name] = version; });

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }
  /* "Dự thảo 2 · 12 Aug 2020": the title is as it was given, in Vietnamese; the day as the page writes days. */
  function label(element, version) {
    var title = make("span", "", version.title);
    title.lang = "vi";
    element.append(title, " · " + version.day[tongue]);
    return element;
  }
  function holds(version, name) {
    var holders = data.only[name];
    return !holders || holders.indexOf(version.name) >= 0;
  }
  function has(version) { return holds(version, page); }
  /* The same page of another version, or its first page; the place in the page is kept at the click. */
  function link(version, text) {
    var element = make("a", "", text);
    element.href = top + version.name + "/" + (has(version) ? page : holds(version, first) ? first : "index.html");
    if (has(version)) element.addEventListener("click", function () { element.hash = location.hash; });
    return element;
  }

  var others = data.versions.filter(function (version) { return version.name !== here; });
  if (others.length) {
    var details = make("details", "paca-versions__all"), list = make("ul"), all = make("li");
    var summary = make("summary", "", words.version + ": " + (known[here] ? "" : here));
    details.appendChild(known[here] ? label(summary, known[here]) : summary);
    data.versions.forEach(function (version, place) {
      var line = make("li"), mark = place === 0 ? words.current : "";
      if (version.name === here) {
        var self = label(make("span"), version);
        self.setAttribute("aria-current", "true");
        line.appendChild(self);
        mark = mark ? mark + ", " + words.here : words.here;
      } else {
        line.appendChild(label(link(version, ""), version));
        if (!has(version)) mark = (mark ? mark + ", " : "") + words.absent;
      }
      if (mark) line.appendChild(make("small", "", " · " + mark));
      list.appendChild(line);
    });
    var listing = make("a", "", words.all);
    listing.href = top + words.list;
    all.appendChild(listing);
    list.appendChild(all);
    details.appendChild(list);
    place.replaceChild(details, place.firstElementChild);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.firstElementChild.focus();
    });
    document.addEventListener("click", function (event) { if (!details.contains(event.target)) details.open = false; });
  }

  var now = known[here] && known[known[here].successor];
  if (!known[here] || now) {
    var notice = make("p", "paca-superseded");
    notice.appendChild(make("strong", "", now ? words.replaced : words.gone));
    now = now || data.versions[0];
    if (now) {
      label(notice.appendChild(make("span", "", " " + words.now + ": ")), now);
      notice.append(". ");
      notice.appendChild(link(now, has(now) ? words.see : words.first));
    }
    place.appendChild(notice);
  }
})();
