Salesflow says that ${name} is interested.

<#include "person.ftl">

${text}
<#if profile??>

LinkedIn profile: ${profile}
</#if>
