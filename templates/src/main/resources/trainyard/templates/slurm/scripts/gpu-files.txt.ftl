<#list gpuFiles as node, files>
${node} ${files?join(" ")}
</#list>
