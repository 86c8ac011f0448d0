<#include "person.ftl">

${text}
<#if profile??>

LinkedIn profile: ${profile}
</#if>
