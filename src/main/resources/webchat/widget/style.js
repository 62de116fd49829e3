/** The look, as a constructable stylesheet: it needs no exception in the page's Content-Security-Policy. */
export const CSS = `
:host{all:initial!important;color-scheme:light dark!important}
:host([data-theme=light]){color-scheme:light!important}
:host([data-theme=dark]){color-scheme:dark!important}
*,*::before,*::after{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
.frame{
  --panel:light-dark(oklch(1 0 0),oklch(.225 .013 265));
  --sunken:light-dark(oklch(.965 .006 85),oklch(.285 .014 265));
  --line:light-dark(oklch(.905 .008 85),oklch(.34 .014 265));
  --strong:light-dark(oklch(.62 .015 265),oklch(.58 .015 265));
  --ink:light-dark(oklch(.25 .02 265),oklch(.94 .006 265));
  --second:light-dark(oklch(.45 .018 265),oklch(.78 .012 265));
  --accent:light-dark(oklch(.5 .19 272),oklch(.74 .13 275));
  --on:light-dark(oklch(1 0 0),oklch(.18 .03 272));
  --soft:light-dark(oklch(.955 .025 275),oklch(.3 .06 275));
  --good:light-dark(oklch(.46 .12 155),oklch(.78 .13 155));
  --bad:light-dark(oklch(.5 .19 25),oklch(.75 .15 22));
  --warn:light-dark(oklch(.955 .045 85),oklch(.31 .045 80));
  position:fixed;inset:0;z-index:2147483000;pointer-events:none;overflow:clip;
  font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);
  -webkit-text-size-adjust:100%;text-align:start}
button,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{cursor:pointer;touch-action:manipulation}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;box-shadow:0 0 0 2px var(--panel)}
.launcher,.panel{position:absolute;inset-inline-end:20px;inset-block-end:20px;pointer-events:auto}
.launcher{inline-size:60px;block-size:60px;border-radius:50%;border:1px solid transparent;padding:0;display:grid;
  place-items:center;background:var(--accent);color:var(--on);
  box-shadow:0 1px 2px rgb(0 0 0/.16),0 8px 24px rgb(20 20 60/.22);transition:transform .14s}
.launcher:hover{transform:translateY(-2px)}
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:24px;block-size:24px;
  padding-inline:6px;border-radius:12px;background:var(--bad);color:light-dark(oklch(1 0 0),oklch(.16 .02 20));
  border:2px solid var(--panel);font-size:12px;font-weight:650;line-height:20px;text-align:center}
.panel{inline-size:min(384px,calc(100% - 40px));block-size:min(600px,calc(100% - 40px));display:flex;
  flex-direction:column;background:var(--panel);border:1px solid var(--line);border-radius:18px;overflow:hidden;
  box-shadow:0 2px 6px rgb(0 0 0/.08),0 18px 56px rgb(20 20 60/.22);animation:rise .16s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
.head{display:flex;align-items:center;gap:12px;padding:12px;padding-inline-start:18px;
  border-block-end:1px solid var(--line)}
.mark{flex:none;inline-size:36px;block-size:36px;border-radius:12px;display:grid;place-items:center;
  background:var(--soft);color:var(--accent)}
.who{flex:1;min-inline-size:0}
.name{font-weight:650;letter-spacing:-.01em;line-height:1.3}
.state{font-size:12.5px;line-height:1.35;color:var(--second)}
.icon{flex:none;inline-size:44px;block-size:44px;border:1px solid transparent;border-radius:12px;background:none;
  display:grid;place-items:center;padding:0;color:var(--second)}
.icon:hover{background:var(--sunken);color:var(--ink)}
.banner{padding:8px 18px;background:var(--warn);font-size:13px;line-height:1.4}
.log{flex:1;min-block-size:0;overflow-y:auto;overscroll-behavior:contain;padding:18px;scrollbar-width:thin}
.list{display:flex;flex-direction:column;gap:12px;list-style:none;padding:0;min-block-size:100%;justify-content:flex-end}
.row{display:flex;flex-direction:column;align-items:flex-start;gap:4px;max-inline-size:86%;align-self:flex-start}
.row.customer{align-self:flex-end;align-items:flex-end}
.bubble{padding:9px 14px;border:1px solid transparent;border-radius:16px;border-end-start-radius:5px;
  background:var(--sunken);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;max-inline-size:100%}
.person .bubble{background:var(--panel);border-color:var(--strong)}
.customer .bubble{background:var(--accent);color:var(--on);border-end-start-radius:16px;border-end-end-radius:5px}
.bubble a{color:inherit;text-underline-offset:2px}
.meta{font-size:12px;line-height:1.4;color:var(--second);padding-inline:4px;font-variant-numeric:tabular-nums}
.meta.bad{color:var(--bad);font-weight:540}
.again{border:0;background:none;padding:4px 6px;min-block-size:28px;font-weight:600;text-decoration:underline;
  text-underline-offset:2px;color:var(--bad)}
.choices{display:flex;flex-wrap:wrap;gap:8px;padding-block-start:4px}
.choice,.ask{min-block-size:44px;padding:8px 16px;border-radius:22px;border:1px solid var(--accent);background:none;
  color:var(--accent);font-weight:540;line-height:1.3;text-align:start;overflow-wrap:anywhere}
.choice:hover{background:var(--soft)}
.ask{min-block-size:44px;border-color:transparent;color:var(--second);font-size:13.5px;padding-inline:12px;
  align-self:flex-start;margin-inline-start:8px;text-decoration:underline;text-decoration-color:var(--line);
  text-underline-offset:3px}
.ask:hover{color:var(--accent);text-decoration-color:currentColor}
.typing{display:flex;gap:5px;padding:0 22px 10px;block-size:18px;align-items:center}
.typing i{inline-size:7px;block-size:7px;border-radius:50%;background:var(--strong);animation:beat 1.1s infinite}
.typing i:nth-child(2){animation-delay:.15s}.typing i:nth-child(3){animation-delay:.3s}
@keyframes beat{40%{opacity:.25}}
.file{display:flex;gap:6px;align-items:center}
.given{max-inline-size:100%;padding:4px 0;border:0;background:none;color:inherit;font:inherit;text-align:start;
  text-decoration:underline;text-underline-offset:2px;min-block-size:28px}
.given.picture{display:block;padding:0;margin-block:4px;border-radius:10px;overflow:hidden}
.given canvas{display:block;max-inline-size:100%;block-size:auto}
.chips{display:flex;flex-wrap:wrap;gap:6px;list-style:none;padding:0 12px 6px}
.chips li{display:flex;align-items:center;max-inline-size:100%;padding-inline-start:10px;border:1px solid var(--line);
  border-radius:10px;background:var(--sunken);font-size:13px}
.chips bdi,.file bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.chips .icon{inline-size:32px;block-size:32px}
.write{display:flex;align-items:flex-end;gap:8px;padding:4px 12px 12px}
.field{flex:1;min-inline-size:0;min-block-size:44px;max-block-size:140px;resize:none;padding:10px 14px;
  border:1px solid var(--strong);border-radius:14px;background:var(--panel);font-size:16px;line-height:1.4;
  appearance:none;field-sizing:content;unicode-bidi:plaintext}
.field:placeholder-shown{direction:inherit;unicode-bidi:normal}
.field::placeholder{color:var(--second);opacity:1}
.field:focus-visible{outline-offset:0;box-shadow:none}
.send{background:var(--accent);color:var(--on)}
.send:hover{background:var(--accent);color:var(--on);filter:brightness(1.08)}
.flip:dir(rtl){transform:scaleX(-1)}
.away{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
svg{display:block;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
@media(max-width:480px){
  .panel{inset:0;inline-size:100%;block-size:100%;border:0;border-radius:0}
  .launcher{inset-inline-end:16px;inset-block-end:16px}}
@media(prefers-reduced-motion:reduce){*,*::before,*::after{animation:none!important;transition:none!important}}
@media(forced-colors:active){
  .bubble,.launcher,.icon,.choice,.ask,.badge{border:1px solid}
  .typing i{background:CanvasText}}
`;
