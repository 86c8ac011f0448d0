<#if isGone>The ${kind} ${name} (${number}) is no longer in Salesflow's list.
<#else>The ${kind} ${name} (${number}) has the status ${status}<#if previous??>; before it was ${previous}</#if>.
</#if>Noticed on ${time}.

${advice}
