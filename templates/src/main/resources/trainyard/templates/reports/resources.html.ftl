<#ftl output_format="HTML">
<#-- All values are escaped: the output format is HTML. -->
<#macro number value><td class="n">${value?c}</td></#macro>
<#macro bar gpus>
<td class="bar"><#if (gpus.total() > 0)><div><span class="used" style="width:${(100 * gpus.allocated() / gpus.total())?string("0.#")}%"></span><span class="down" style="width:${(100 * gpus.down() / gpus.total())?string("0.#")}%"></span></div></#if></td>
</#macro>
<#macro gpus of><@number of.total()/><@number of.allocated()/><@number of.idle()/><@number of.down()/><@bar of/></#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.cluster()}: resources</title>
<style>
:root { --ink: #1f2328; --quiet: #59636e; --ground: #ffffff; --line: #d1d9e0; --used: #0969da; --down: #cf222e; --free: #eaeef2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --quiet: #9198a1; --ground: #0d1117; --line: #30363d; --used: #4493f8; --down: #f85149; --free: #21262d; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 24px; color: var(--ink); background: var(--ground);
  font: 14px/1.45 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
p { margin: 0 0 8px; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.n { text-align: right; white-space: nowrap; }
.bar { width: 160px; vertical-align: middle; }
.bar div { display: flex; height: 10px; background: var(--free); }
.short { white-space: nowrap; }
.used { background: var(--used); }
.down { background: var(--down); }
dl { display: grid; grid-template-columns: max-content auto; gap: 4px 16px; margin: 16px 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
@media print {
  :root { --ink: #000; --quiet: #444; --ground: #fff; --line: #bbb; --used: #555; --down: #000; --free: #ddd; }
  body { max-width: none; padding: 0; font-size: 10px; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .bar div, .bar span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<h1>${report.cluster()}</h1>
<p>Resources on ${report.takenAt()}, Slurm ${report.version()}</p>
<dl>
<dt>Nodes</dt><dd>${report.totals().nodes()?c}<#list report.totals().nodesByState()>: <#items as state, count>${count?c} ${state.word()}<#sep>, </#sep></#items></#list></dd>
<dt>GPUs</dt><dd>${report.totals().gpus().total()?c}: ${report.totals().gpus().allocated()?c} allocated, ${report.totals().gpus().idle()?c} idle, ${report.totals().gpus().down()?c} down</dd>
<dt>Jobs</dt><dd><#list report.totals().jobsByState() as state, count>${count?c} ${state}<#sep>, </#sep><#else>none</#list></dd>
<#if (report.unreadable() > 0)>
<dt>Missing</dt><dd>${report.unreadable()?c} rows of Slurm's answers could not be read</dd>
</#if>
</dl>

<h2>GPUs by type</h2>
<#if report.gpuTypes()?size == 0>
<p>No node has GPUs.</p>
<#else>
<table>
<thead><tr><th>Type</th><th class="n">Nodes</th><th class="n">GPUs</th><th class="n">Allocated</th><th class="n">Idle</th><th class="n">Down</th><th></th></tr></thead>
<tbody>
<#list report.gpuTypes() as line>
<tr><td>${line.type()}</td><@number line.nodes()/><@gpus line.gpus()/></tr>
</#list>
</tbody>
</table>
</#if>

<h2>GPU use by partition</h2>
<table>
<thead><tr><th>Partition</th><th>State</th><th class="n">Nodes</th><th class="n">GPUs</th><th class="n">Allocated</th><th class="n">Idle</th><th class="n">Down</th><th></th><th class="n">Running jobs</th><th class="n">Waiting jobs</th></tr></thead>
<tbody>
<#list report.partitions() as line>
<tr><td>${line.name()}</td><td>${line.state()}</td><@number line.nodes()/><@gpus line.gpus()/><@number line.runningJobs()/><@number line.waitingJobs()/></tr>
</#list>
</tbody>
</table>

<h2>GPU use by user</h2>
<#if report.users()?size == 0>
<p>Nobody has jobs that run or wait.</p>
<#else>
<table>
<thead><tr><th>User</th><th>Accounts</th><th class="n">GPUs</th><th class="n">CPUs</th><th class="n">Running jobs</th><th class="n">Waiting jobs</th><th class="n">GPUs waited for</th></tr></thead>
<tbody>
<#list report.users() as line>
<tr><td>${line.user()}</td><td>${line.accounts()}</td><@number line.gpus()/><@number line.cpus()/><@number line.runningJobs()/><@number line.waitingJobs()/><@number line.waitingGpus()/></tr>
</#list>
</tbody>
</table>
</#if>

<h2>Nodes</h2>
<p>Nodes that are alike share a line; CPUs, memory and GPUs are those of one.</p>
<table>
<thead><tr><th>Nodes</th><th class="n">Count</th><th>State</th><th class="n">CPUs in use</th><th class="n">Memory, MB</th><th>GPU</th><th class="n">GPUs in use</th><th>Partitions</th><th>Reason</th></tr></thead>
<tbody>
<#list report.nodes() as line>
<tr><td>${line.names()}</td><@number line.count()/><td class="short">${line.state()}</td><td class="n">${line.allocatedCpus()?c} of ${line.cpus()?c}</td><@number line.memoryMb()/><td class="short">${line.gpuType()}</td><td class="n"><#if (line.gpus() > 0)>${line.allocatedGpus()?c} of ${line.gpus()?c}</#if></td><td>${line.partitions()?replace(",", ", ")}</td><td>${line.reason()}</td></tr>
</#list>
</tbody>
</table>

<h2>Active jobs</h2>
<#if report.jobs()?size == 0>
<p>No job holds resources.</p>
<#else>
<table>
<thead><tr><th>Job</th><th>Name</th><th>User</th><th>Account</th><th>Partition</th><th>QOS</th><th>State</th><th>Started</th><th>Ends</th><th class="n">Nodes</th><th class="n">GPUs</th><th>Where</th></tr></thead>
<tbody>
<#list report.jobs() as line>
<tr><td class="short">${line.id()}</td><td>${line.name()}</td><td class="short">${line.user()}</td><td class="short">${line.account()}</td><td class="short">${line.partition()}</td><td class="short">${line.qos()}</td><td class="short">${line.state()}</td><td class="short">${line.started()}</td><td class="short">${line.ends()}</td><@number line.nodes()/><@number line.gpus()/><td>${line.nodeList()}</td></tr>
</#list>
</tbody>
</table>
<#if (report.moreJobs() > 0)>
<p>And ${report.moreJobs()?c} more.</p>
</#if>
</#if>

<h2>Waiting jobs by reason</h2>
<#if report.waiting()?size == 0>
<p>No job waits.</p>
<#else>
<table>
<thead><tr><th>Reason</th><th class="n">Jobs</th></tr></thead>
<tbody>
<#list report.waiting() as reason, count>
<tr><td>${reason}</td><@number count/></tr>
</#list>
</tbody>
</table>
</#if>
</body>
</html>
