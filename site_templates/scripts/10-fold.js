/* One normal form for the index and for what is typed: no diacritics, no case, signs apart.
   "12/KH-UBND", "12 KH UBND", "12kh-ubnd" and "012/KH-UBND" are all "12 kh ubnd". */
var paca = window.paca || {};
(function () {
  "use strict";
  var MARKS = /[\u0300-\u036f]/g;

  /* Letter for letter: text in NFC keeps its length, so that a place in the folded text is a place in the text. */
  paca.plain = function (text) {
    return text.normalize("NFC").replace(/[\u00c0-\u1eff]/g, function (letter) {
      var base = letter.normalize("NFD").replace(MARKS, "");
      return letter === "đ" || letter === "Đ" ? "d" : base.length === 1 ? base : letter;
    }).toLowerCase();
  };

  paca.fold = function (text) {
    return paca.plain(text).replace(MARKS, "")
      .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, "$& ")
      .replace(/[^a-z0-9]+/g, " ")
      .replace(/(^| )0+(?=\d)/g, "$1").trim();
  };
  window.paca = paca;
})();
