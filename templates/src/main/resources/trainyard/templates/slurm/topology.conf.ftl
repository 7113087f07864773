<#import "lines.ftl" as lines>
<@lines.header file="topology.conf"/>

<#if topology.standIn>
# This Slurm does not know blocks: each is a switch here, which keeps jobs in one where they fit.
</#if>
<#list topology.lines as line>
<#if topology.block>
BlockName=${line.name} Nodes=${line.nodes}
<#else>
SwitchName=${line.name}<#if line.nodes?has_content> Nodes=${line.nodes}</#if><#if line.switches?has_content> Switches=${line.switches}</#if>
</#if>
</#list>
<#if topology.block && topology.blockSizes?has_content>
BlockSizes=<#list topology.blockSizes as size>${size?c}<#sep>,</#list>
</#if>
