<#import "lines.ftl" as lines>
<@lines.header file="topology.yaml"/>

- topology: default
  cluster_default: true
<#if topology.block>
  block:
<#if topology.blockSizes?has_content>
    block_sizes:
<#list topology.blockSizes as size>
      - ${size?c}
</#list>
</#if>
    blocks:
<#list topology.lines as line>
      - block: "${line.name}"
        nodes: "${line.nodes}"
</#list>
<#else>
  tree:
    switches:
<#list topology.lines as line>
      - switch: "${line.name}"
<#if line.switches?has_content>
        children: "${line.switches}"
</#if>
<#if line.nodes?has_content>
        nodes: "${line.nodes}"
</#if>
</#list>
</#if>
