<#import "lines.ftl" as lines>
<@lines.header file="cgroup.conf"/>

<#list cgroup as line>
${line}
</#list>
