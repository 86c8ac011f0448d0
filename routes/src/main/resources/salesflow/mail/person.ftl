${name}<#if interested!false> (interested)</#if>
<#if occupation??>${occupation}
</#if><#if company??>${company}
</#if><#if campaign??>Campaign: ${campaign}
</#if><#if time??>${time}
</#if>
