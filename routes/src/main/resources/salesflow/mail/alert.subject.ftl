<#if isRecovery>OK: <#else>Attention: </#if>LinkedIn ${kind} ${name} <#if isGone>is gone<#else>is ${word}</#if>
