/* An alias keeps the place in the page, which a meta refresh would lose. */
location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
