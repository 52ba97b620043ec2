/** The look of pages that need nothing: about 2 kB, the colours of the web app. */
export const PAGES_CSS = `
:root{--snow:#fbf8f3;--linen:#efe7da;--bark:#2b211a;--cedar:#8a3b1f;--spruce:#1f4d3a;--river:#24506d;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--snow:#1c1712;--linen:#2c251e;--bark:#f3ece1;--cedar:#f0a080;--spruce:#9fd3bb;--river:#a4cbe6}}
*{box-sizing:border-box}
body{margin:0;background:var(--snow);color:var(--bark);font:18px/1.55 "BC Sans","Noto Sans",system-ui,sans-serif}
header,main,footer{max-width:36rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.25rem}header a{color:var(--spruce);font-weight:700;text-decoration:none}
main{padding-bottom:2rem}
h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 .75rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}
a{color:var(--river);overflow-wrap:anywhere}
label{display:block;font-weight:700;margin:1rem 0 .35rem}
input,textarea,select{width:100%;font:inherit;color:inherit;background:var(--snow);border:2px solid var(--bark);border-radius:8px;padding:.7rem .8rem}
input[type=radio],input[type=checkbox]{width:1.4rem;height:1.4rem;flex:none;margin:0;accent-color:var(--spruce)}
label.choice{display:flex;gap:.7rem;align-items:center;min-height:48px;font-weight:400;margin:.25rem 0}
fieldset{border:0;padding:0;margin:0 0 1.25rem}.row{display:flex;flex-wrap:wrap;gap:.25rem 1.4rem}legend{font-weight:700;padding:0;margin:1rem 0 .35rem}
select{min-height:48px}select+label.choice{margin-top:1rem}
input.code{font-size:1.6rem;letter-spacing:.3em;max-width:13rem}
button{font:inherit;font-weight:700;min-height:48px;padding:.7rem 1.4rem;margin:1rem .6rem 0 0;border-radius:8px;border:2px solid var(--spruce);background:var(--spruce);color:var(--snow);cursor:pointer}
button.quiet{background:transparent;color:var(--spruce)}
:focus-visible{outline:3px solid var(--river);outline-offset:2px}
.note{border-left:4px solid var(--cedar);background:var(--linen);padding:.7rem 1rem;border-radius:0 8px 8px 0}
dl{background:var(--linen);border-radius:8px;padding:1rem 1.25rem;margin:1rem 0}dt{font-weight:700}dd{margin:0 0 .6rem}dd:last-child{margin:0}
.small,footer{font-size:.9rem}footer{padding-bottom:2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .5rem;border-bottom:1px solid var(--linen);overflow-wrap:anywhere}
caption{text-align:left;font-weight:700;font-size:1.15rem;padding:1.5rem 0 .35rem}th[scope=row]{font-weight:400;overflow-wrap:break-word}td.n,th.n{text-align:right;white-space:nowrap;padding-left:.1rem}tfoot>tr>*,tfoot th[scope=row]{font-weight:700}
svg.bar{display:block;margin-top:.25rem;color:var(--spruce)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--linen);padding:1rem;border-radius:8px}
`;
