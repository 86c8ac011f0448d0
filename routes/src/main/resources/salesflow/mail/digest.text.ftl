Salesflow on ${period} (${zone})

Invitations sent: ${total.invitations}
Invitations accepted: ${total.accepted}
Follow-ups sent: ${total.followUps}
InMails sent: ${total.inMails}
Replies: ${total.replies}

<#list campaigns as campaign>
${campaign.name}<#if campaign.status??> (${campaign.status})</#if>
  Invitations ${campaign.invitations}, accepted ${campaign.accepted}, follow-ups ${campaign.followUps}, InMails ${campaign.inMails}, replies ${campaign.replies}
<#if campaign.contacts??>
  In all: ${campaign.contacts} contacts, ${campaign.pending!0} pending, ${campaign.connected!0} connected, ${campaign.replied!0} replied
</#if>
<#else>
No campaign was running.
</#list>

<#if replyCount == 0>
Nobody replied.
<#else>
${replyCount} <#if replyCount == 1>reply<#else>replies</#if>:

<#list replies as reply>
${reply.name}<#if reply.company??>, ${reply.company}</#if><#if reply.interested!false> (interested)</#if>, ${reply.time}
<#if reply.campaign??>Campaign: ${reply.campaign}
</#if>${reply.text}
<#if reply.profile??>${reply.profile}
</#if>

</#list>
<#if replyCount gt replies?size>
And ${replyCount - replies?size} more.
</#if>
</#if>
