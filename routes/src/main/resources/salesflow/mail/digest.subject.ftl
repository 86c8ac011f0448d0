Salesflow on ${period}: ${replyCount} <#if replyCount == 1>reply<#else>replies</#if>
