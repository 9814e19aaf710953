/* Ranks the entries of the index for a query: plain functions, no page.  See search.js for what one sees. */
(function () {
  "use strict";
  var KIND = { page: 1.5, item: 1.5, agency: 1.3, submissions: 1.1, guide: 1.2, documents: 1, finding: 0.8 };
  var TITLE = 12, TITLE_START = 7, TEXT = 4, TEXT_START = 2, CONTEXT = 3;

  /* Official abbreviations stand for the whole words, and the other way round. */
  var SHORT = [["pctn", "phong chong tham nhung"], ["ubnd", "uy ban nhan dan"], ["hdnd", "hoi dong nhan dan"], ["ttcp", "thanh tra chinh phu"]];

  function count(text, part) { return text.split(part).length - 1; }

  /* "B.5.1" typed as "b51". */
  function close(text) { return paca.fold(text).replace(/ /g, ""); }

  /* Fold the index once; `words` knows every word, for queries with a slip of the finger. */
  paca.prepare = function (data) {
    var words = new Map(), slugs = data.pages.map(function (page) {
      return " " + paca.fold(page[0].replace(/^.*\/|\.html$/g, "")) + " ";
    });
    var titles = data.pages.map(function (page, i) { return " " + paca.fold(page[1]) + slugs[i]; });
    var folded = data.titles.map(function (title) { return " " + paca.fold(title) + " "; });
    var codes = new Map();
    data.titles.forEach(function (title) { var code = title.split(" ")[0]; if (/^[A-Z](\.\d+)+$/.test(code)) codes.set(close(code), code); });
    var entries = data.entries.map(function (entry) {
      var page = data.pages[entry[0]], title = data.titles[entry[2]];
      var found = {
        page: entry[0], anchor: entry[1], title: title, text: entry[3], kind: page[2], address: page[0],
        t: folded[entry[2]], x: " " + paca.fold(entry[3]) + " ",
        c: entry[1] ? titles[entry[0]] : slugs[entry[0]]
      };
      (found.t + found.x).split(" ").forEach(function (word) { words.set(word, (words.get(word) || 0) + 1); });
      return found;
    });
    words.delete("");
    var named = new Map();
    /* An agency has three pages of one name: its own is the one that is meant. */
    entries.forEach(function (entry, place) {
      var name = close(slugs[entry.page]);
      if (!entry.anchor && !(named.has(name) && entries[named.get(name)].kind === "agency")) named.set(name, place);
    });
    return { entries: entries, words: words, codes: codes, pages: data.pages, named: named };
  };

  /* One letter wrong, missing, too many, or two swapped. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, j = a.length, k = b.length;
    while (i < j && a[i] === b[i]) i++;
    while (j > i && k > i && a[j - 1] === b[k - 1]) { j--; k--; }
    var x = a.slice(i, j), y = b.slice(i, k);
    return x.length + y.length <= 1 || (x.length === 1 && y.length === 1) ||
      (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
  }

  function likely(term, index) {
    var best = null;
    if (/^\d/.test(term) || term.length < 4) return term;
    index.words.forEach(function (times, word) {
      if (near(term, word) && (!best || times > index.words.get(best))) best = word;
    });
    return best || term;
  }

  function starts(index, term) {
    var found = false;
    index.words.forEach(function (times, word) { found = found || word.startsWith(term); });
    return found;
  }

  /* "12khubnd": letters run together are taken apart along the words that the index knows. */
  function apart(term, index) {
    for (var at = 2; at < term.length - 1; at++) {
      var left = term.slice(0, at), right = term.slice(at);
      if (index.words.has(left) && index.words.has(right)) return [left, right];
    }
    return null;
  }

  paca.terms = function (query, index) {
    var terms = [];
    query = query.split(/\s+/).map(function (word) { return index.codes.get(close(word)) || word; }).join(" ");
    paca.fold(query).split(" ").forEach(function (term) {
      if (!term) return;
      if (index.words.has(term) || starts(index, term)) { terms.push(term); return; }
      var pair = /^[a-z]+$/.test(term) && term.length > 3 && apart(term, index);
      var like = pair ? null : likely(term, index);
      terms = terms.concat(pair || [like]);
    });
    return terms.slice(0, 12);
  };

  /* How often each word follows (or with `before` precedes) a word, in titles and texts. */
  function beside(index, word, before) {
    var seen = new Map();
    index.entries.forEach(function (entry) {
      [entry.t, entry.x].forEach(function (text) {
        if (text.includes(" " + word + " ")) text.split(" ").forEach(function (each, at, all) {
          var other = all[before ? at - 1 : at + 1];
          if (each === word && other) seen.set(other, (seen.get(other) || 0) + 1);
        });
      });
    });
    return seen;
  }

  /* "ung su" for "ung xu": a word of the index that stands beside none of its neighbours gives way to the
     commonest one, a letter away, that stands beside all of them.  null where nothing is to be mended. */
  function respelt(terms, index) {
    var letters = /^[a-z]+$/;
    function stands(side, term, last) {
      return side.has(term) || (last && Array.from(side.keys()).some(function (word) { return word.startsWith(term); }));
    }
    for (var at = 0; at < terms.length; at++) {
      var term = terms[at], last = at === terms.length - 1, sides = [], known = term.length < 2 || !letters.test(term), best = null, most = 0;
      [at - 1, at + 1].forEach(function (next) {
        if (known || !letters.test(terms[next] || "")) return;
        var side = beside(index, terms[next], next > at);
        known = stands(side, term, last);
        sides.push(side);
      });
      if (known || !sides.length) continue;
      sides[0].forEach(function (times, word) {
        if (times > most && near(term, word) && sides.every(function (side) { return side.has(word); })) { best = word; most = times; }
      });
      if (best) return terms.slice(0, at).concat(best, terms.slice(at + 1));
    }
    return null;
  }

  function value(entry, term, last) {
    var whole = " " + term + " ", start = " " + term, digits = /^\d+$/.test(term) && !last;
    if (entry.t.includes(whole)) return TITLE;
    if (entry.c.includes(whole)) return CONTEXT + (entry.x.includes(whole) ? 1 : 0);
    if (entry.x.includes(whole)) return TEXT;
    if (digits) return 0;
    if (entry.t.includes(start)) return TITLE_START;
    if (entry.x.includes(start) || entry.c.includes(start)) return TEXT_START;
    return 0;
  }

  function together(entry, terms) {
    var phrase = " " + terms.join(" ") + " ", sum = 0;
    if (terms.length > 1) {
      if (entry.t.includes(phrase)) sum += 30;
      else if (entry.x.includes(phrase)) sum += 12;
      for (var i = 1; i < terms.length; i++) {
        var pair = " " + terms[i - 1] + " " + terms[i] + " ";
        sum += entry.t.includes(pair) ? 4 : entry.x.includes(pair) || entry.c.includes(pair) ? 2 : 0;
      }
    }
    if (entry.t.startsWith(phrase)) sum += 12;
    if (entry.t === phrase) sum += 20;
    return sum;
  }

  /* Best first: what is found for the query as typed, respelt, and with abbreviations written the other way. */
  paca.find = function (query, index) {
    var folded = " " + paca.fold(query) + " ", answers = [ranked(query, query, index)], best = new Map();
    var mended = respelt(answers[0].terms, index);
    if (mended) answers.push(ranked(mended.join(" "), query, index));
    SHORT.forEach(function (pair) {
      [pair, [pair[1], pair[0]]].forEach(function (way) {
        if (folded.includes(" " + way[0] + " "))
          answers.push(ranked(folded.replace(" " + way[0] + " ", " " + way[1] + " ").trim(), query, index));
      });
    });
    answers.forEach(function (answer) {
      answer.hits.forEach(function (hit) {
        if (!best.has(hit.place) || best.get(hit.place).score < hit.score) best.set(hit.place, hit);
      });
    });
    /* Who types a page's own name ("snv", "D501") wants that page; within a longer query only a name with a number does. */
    var typed = query.trim().split(/\s+/), most = Math.max.apply(null, [0].concat(Array.from(best.values(), function (hit) { return hit.score; })));
    typed.forEach(function (word) {
      var place = index.named.get(close(word));
      if (place === undefined || (typed.length > 1 && !/^[a-z]+\d+$/.test(close(word)))) return;
      best.set(place, { entry: index.entries[place], score: most + 1, place: place });
    });
    var hits = Array.from(best.values()).sort(function (a, b) { return b.score - a.score || a.place - b.place; });
    var terms = answers.reduce(function (all, answer) { return all.concat(answer.terms); }, []);
    return { terms: answers.length > 1 ? Array.from(new Set(terms)) : terms, hits: hits };
  };

  /* All words must be there; if nowhere, the entries with most of them. */
  function ranked(query, typed, index) {
    var terms = paca.terms(query, index), size = index.entries.length;
    if (!terms.length) return { terms: terms, hits: [] };
    var table = index.entries.map(function (entry) {
      return terms.map(function (term, place) { return value(entry, term, place === terms.length - 1); });
    });
    var weight = terms.map(function (term, place) {
      var seen = table.reduce(function (sum, row) { return sum + (row[place] ? 1 : 0); }, 0);
      return Math.log(1 + size / (1 + seen));
    });
    var accents = typed.normalize("NFC").toLowerCase().trim(), accented = /[^\u0000-\u007f]/.test(accents);
    var need = terms.length, hits = [];
    while (!hits.length && need > 0 && need >= terms.length / 2) {
      table.forEach(function (row, place) {
        var met = row.filter(Boolean).length;
        var entry = index.entries[place];
        if (met < need) return;
        var sum = row.reduce(function (all, each, i) { return all + each * weight[i]; }, 0) + together(entry, terms);
        sum += 10 * row.filter(function (each) { return each >= TITLE_START; }).length / (1 + count(entry.t.trim(), " "));
        if (accented && entry.title.toLowerCase().includes(accents)) sum += 12;
        else if (accented && entry.text.toLowerCase().includes(accents)) sum += 6;
        sum *= (KIND[entry.kind] || 1) * (entry.anchor ? 1 : 1.3) * (met / terms.length);
        hits.push({ entry: entry, score: sum, place: place });
      });
      need -= 1;
    }
    return { terms: terms, hits: hits };
  }
})();
