<#ftl output_format="HTML">
<#-- All values are escaped: the output format is HTML. -->
<#macro times value><#if (value > 1)> <span class="quiet">${value?c} times</span></#if></#macro>
<#macro cell of>
<#if of.role().isPresent()><td class="cell ${of.role().get().word()}<#if of.decisive()> decisive</#if>" title="${words.role(of.role().get())}, ${of.times()?c}"><#if of.decisive()>&#9654;<#else><#switch of.role().get().word()><#case "initiator">&#9670;<#break><#case "messenger">&#9650;<#break><#case "victim">&#9679;<#break><#default>&middot;</#switch></#if></td><#else><td class="cell"></td></#if></#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title><#if report.job().id() != "">Job ${report.job().id()}: </#if>${words.title(report)}</title>
<style>
:root { --ink: #1f2328; --quiet: #59636e; --ground: #ffffff; --soft: #f6f8fa; --line: #d1d9e0; --cause: #cf222e; --message: #9a6700; --victim: #0969da; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --quiet: #9198a1; --ground: #0d1117; --soft: #161b22; --line: #30363d; --cause: #f85149; --message: #d29922; --victim: #4493f8; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1100px; padding: 24px; color: var(--ink); background: var(--ground);
  font: 14px/1.45 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
p { margin: 0 0 8px; max-width: 80ch; }
.summary { font-size: 16px; }
.quiet { color: var(--quiet); }
pre, code { font-family: "JetBrains Mono", ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 12.5px; }
pre { margin: 4px 0 12px; padding: 8px 12px; background: var(--soft); border-left: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.evidence pre { border-color: var(--cause); }
dl { display: grid; grid-template-columns: max-content auto; gap: 4px 16px; margin: 16px 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { padding-left: 20px; margin: 0; }
li { margin-bottom: 8px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--quiet); font-weight: 600; }
.short { white-space: nowrap; }
tr.decisive td:first-child { color: var(--cause); }
tr.decisive { background: var(--soft); font-weight: 600; }
.scroll { overflow-x: auto; }
.grid { width: auto; }
.grid th, .grid td { padding: 2px 8px 2px 0; }
.grid .cell { min-width: 22px; padding: 2px; text-align: center; border-left: 1px solid var(--line); color: var(--quiet); }
.grid th.cell { max-width: 22px; overflow: visible; white-space: nowrap; text-align: left; font-weight: 400; border-left: none; }
.grid .initiator, .grid .decisive { color: var(--cause); }
.grid .decisive { background: var(--soft); font-weight: 600; }
.grid .messenger { color: var(--message); }
.grid .victim { color: var(--victim); }
.grid .ranks { max-width: 260px; }
@media print {
  :root { --ink: #000; --quiet: #444; --ground: #fff; --soft: #fff; --line: #bbb; --cause: #000; --message: #000; --victim: #444; }
  body { max-width: none; padding: 0; font-size: 10px; }
  pre, code { font-size: 9px; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, pre, li { break-inside: avoid; }
}
</style>
</head>
<body>
<h1>${words.title(report)}</h1>
<#if report.summary() != "">
<p class="summary">${report.summary()}</p>
</#if>
<dl>
<#if words.job(report.job()) != "">
<dt>Job</dt><dd>${words.job(report.job())?remove_beginning("Job ")}</dd>
</#if>
<#if report.job().started().isPresent() || report.job().ended().isPresent()>
<dt>Ran</dt><dd>${words.time(report.job().started())} to ${words.time(report.job().ended())}</dd>
</#if>
<#if report.job().version() != "">
<dt>Slurm</dt><dd>${report.job().version()}</dd>
</#if>
<dt>Cause</dt><dd><code>${report.cause()}</code>, ${words.layer(report.layer())}</dd>
<dt>Confidence</dt><dd>${words.confidence(report)}</dd>
<#if report.blamed()?size != 0>
<dt>To blame</dt><dd><#list report.blamed() as one>${words.kind(one.kind())} <strong>${one.name()}</strong><#sep>, </#sep></#list></dd>
</#if>
<dt>Next move</dt><dd>${words.owner(report.owner())}</dd>
<dt>Again</dt><dd>${report.retry().sentence()}</dd>
</dl>
<#if report.explanation() != "">
<p>${report.explanation()}</p>
</#if>

<#if report.evidence()?size != 0>
<h2>Evidence</h2>
<div class="evidence">
<#list report.evidence() as line>
<div><code>${words.place(line)}</code> <span class="quiet">${words.time(line.time())}</span></div>
<pre>${line.text()}</pre>
</#list>
</div>
</#if>

<#if report.remedies()?size != 0>
<h2>What to do</h2>
<ul>
<#list report.remedies() as remedy>
<li>${remedy.text()} <span class="quiet">(${words.owner(remedy.owner())})</span>
<#if words.command(remedy) != "">
<pre>${words.command(remedy)}</pre>
</#if>
</li>
</#list>
</ul>
</#if>

<#if report.surroundings()?size != 0>
<h2>${words.surroundings()}</h2>
<ul>
<#list report.surroundings() as sentence>
<li>${sentence}</li>
</#list>
</ul>
</#if>

<#if report.missing()?size != 0>
<h2>Missing</h2>
<ul>
<#list report.missing() as one>
<li>${one.what()}<#if one.why() != "">: ${one.why()}</#if>
<#if one.how() != "">
<pre>${one.how()}</pre>
</#if>
</li>
</#list>
</ul>
</#if>

<#if report.setAside()?size != 0>
<h2>Set aside</h2>
<p class="quiet">What looks like a cause and is none.</p>
<table>
<thead><tr><th>Line</th><th>Why</th></tr></thead>
<tbody>
<#list report.setAside() as aside>
<tr><td><code>${words.place(aside.evidence())}</code><@times aside.times()/><br><code>${aside.evidence().text()}</code></td><td>${aside.why()}</td></tr>
</#list>
</tbody>
</table>
</#if>

<#if grid??>
<h2>Ranks by time</h2>
<p class="quiet">A column is ${grid.width().toSeconds()?c} s, from ${words.clock(grid.starts()?first)} on (${words.zoneName()}); ranks that told the like share a row.
&#9654; carries the report, &#9670; can start a failure, &#9650; reports another one, &#9679; is an after-effect.</p>
<div class="scroll">
<table class="grid">
<thead><tr><th>Ranks</th><#list grid.starts() as start><th class="cell" title="${words.clock(start)}"><#if start?index % 4 == 0>${words.clock(start)[11..]}</#if></th></#list></tr></thead>
<tbody>
<#list grid.rows() as row>
<tr><td class="ranks">${row.ranks()}</td><#list row.cells() as one><@cell one/></#list></tr>
</#list>
</tbody>
</table>
</div>
<#if (grid.moreRanks() > 0)>
<p class="quiet">${grid.moreRanks()?c} more ranks are not shown.</p>
</#if>
</#if>

<#if timeline.shown()?size != 0>
<h2>Time line</h2>
<p class="quiet">Times are ${words.zoneName()}; &#9654; marks what carries the report.</p>
<table>
<thead><tr><th></th><th>Time</th><th>Where</th><th>What</th><th>Line</th></tr></thead>
<tbody>
<#list timeline.shown() as one>
<tr<#if one.decisive()> class="decisive"</#if>><td><#if one.decisive()>&#9654;</#if></td><td class="short">${words.time(one.evidence().time())}</td><td>${words.where(one)}</td><td>${words.role(one.role())}<@times one.times()/></td><td><code>${words.place(one.evidence())}</code><br><code>${one.evidence().text()}</code></td></tr>
</#list>
</tbody>
</table>
<#if (timeline.more() > 0)>
<p class="quiet">${timeline.more()?c} more are not shown.</p>
</#if>
</#if>
</body>
</html>
