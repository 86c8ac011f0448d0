${name} is interested<#if company??> (${company})</#if>
