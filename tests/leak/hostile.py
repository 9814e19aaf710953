"""Texts that agencies could file to make a page do something, or to make it lose something.

``{JS}`` marks the page it runs in: ``setAttribute("pwn-…", 1)`` on <html>.  Each text bears its own number
there, so that a failure names it.
"""

from __future__ import annotations

_RUN = "document.documentElement.setAttribute(/pwn-{number}/.source,1)"

_TEXTS = (
    # HTML inside constructs of Markdown
    'A\n:   <img src=x onerror="{JS}">',
    "- [ ] <img src=x onerror={JS}>",
    '```py title="<img src=x onerror={JS}>"\nx\n```',
    '```mermaid\ngraph TD; A["<img src=x onerror={JS}>"]-->B\nclick A "javascript:{JS}"\n```',
    "<!-- --!><img src=x onerror={JS}> -->",
    '<div markdown="1">**b** <img src=x onerror="{JS}"></div>',
    "| a |\n|---|\n| <img src=x onerror={JS}> |",
    "> <details open ontoggle={JS}>x</details>",
    "1. <svg/onload={JS}>",
    "`<img src=x onerror={JS}>`",
    "    <img src=x onerror={JS}>",
    "*<b onmouseover={JS}>rê chuột</b>*",
    # addresses
    "[bấm](&#106;avascript:{JS})",
    "[bấm](java&#x09;script:{JS})",
    "[bấm](<javascript:{JS}>)",
    "[bấm](JaVaScRiPt:{JS})",
    "[bấm](\x01javascript:{JS})",
    "[bấm](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:{JS}>",
    "<vbscript:msgbox(1)>",
    "[bấm][x]\n\n[x]: javascript:{JS}",
    "[bấm](//evil.invalid/)",
    "[bấm](file:///etc/passwd)",
    "javascript:{JS}",
    "https://evil.invalid/?a=%22onmouseover={JS}",
    'https://vi-du.example/" onmouseover="{JS}',
    # attribute lists and titles
    '![i](x.png){onerror="{JS}"}',
    '[a](http://ok.vn){onfocus="{JS}" autofocus="1" tabindex="0"}',
    '[a](http://ok.vn){href="javascript:{JS}"}',
    '[a](http://ok.vn "\\" onmouseover={JS} x=\\"")',
    "![theo dõi](http://evil.invalid/p.png)",
    "# Tiêu đề { onclick={JS} }",
    # breaking out of attributes, elements, scripts, comments
    '"><img src=x onerror={JS}>',
    "'><img src=x onerror={JS}>",
    "`><img src=x onerror={JS}>",
    '" autofocus onfocus={JS} x="',
    "</textarea><script>{JS}</script>",
    "</title><script>{JS}</script>",
    "</script><script>{JS}</script>",
    "</style><script>{JS}</script>",
    "]]><script>{JS}</script>",
    "--><script>{JS}</script>",
    "<script>{JS}</script>",
    "<scr<script>ipt>{JS}</scr</script>ipt>",
    "<svg><animate onbegin={JS} attributeName=x dur=1s>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror={JS}></style></mglyph></math>",
    '<iframe srcdoc="<script>parent.{JS}</script>"></iframe>',
    '<object data="javascript:{JS}"></object>',
    '<base href="https://evil.invalid/">',
    '<link rel=stylesheet href="https://evil.invalid/a.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">',
    '<form action="https://evil.invalid"><input name=p autofocus onfocus={JS}></form>',
    "<style>body{display:none}</style>",
    "<img src=x onerror={JS} //",
    "&lt;script&gt;{JS}&lt;/script&gt;",
    "&#60;img src=x onerror={JS}&#62;",
    "\u202e<img src=x onerror={JS}>\u202c",
    "＜script＞{JS}＜/script＞",
    # templates, snippets, includes
    "{{ cycler.__init__.__globals__.os.popen('touch /tmp/hostile-pwned-1').read() }}",
    "{% include '/etc/passwd' %}",
    "{# mất #} còn",
    "${7*7} #{7*7} <%= 7*7 %>",
    '--8<-- "/etc/passwd"',
    ":material-scale-balance: [TOC] [[wiki]]",
    'ĐIỂM 5\n\n*[ĐIỂM]: "><img src=x onerror={JS}>',
    # shells, forges, spreadsheets
    "a;{touch,/tmp/hostile-pwned-C04}",
    "$(touch /tmp/hostile-pwned-2) `touch /tmp/hostile-pwned-2`",
    "::add-mask::x\n::error file=a::forged",
    "=cmd|'/c calc'!A0",
    "+1+1",
    "＝1+1",
    "'=1+1",
    "-",
    "-12,5",
    # what must come out as it went in
    "Theo mẫu <Sở Nội vụ>, điền <họ và tên>; 5 < 6 & 7 > 2.",
    "Đạt | 10 | 10 | 10",
    "dong 1\n# ĐIỂM: 100/100",
    "A&B &amp; C &nbsp; &#x41;",
    "50 % *không* đạt _tốt_ ~~cũ~~ \\* `mã`",
)


def texts() -> tuple[str, ...]:
    return tuple(text.replace("{JS}", _RUN.format(number=number)) for number, text in enumerate(_TEXTS))
