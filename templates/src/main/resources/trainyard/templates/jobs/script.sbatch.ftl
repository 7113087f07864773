<#import "parts.ftl" as parts>
<@parts.header/>
<#list ownDirectives as line>
${line}
</#list>
<#list variables>

<#items as variable>
<@parts.literal text=variable/>export ${variable}
</#items>
</#list>
<#if setup?has_content>

${setup}
</#if>

${run}
