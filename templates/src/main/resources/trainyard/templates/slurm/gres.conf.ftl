<#import "lines.ftl" as lines>
<@lines.header file="gres.conf"/>
<#if gres?has_content>

<#list gres as line>
NodeName=${line.nodes} ${line.attributes?join(" ")}
</#list>
<#else>
# The plan has no generic resources.
</#if>
