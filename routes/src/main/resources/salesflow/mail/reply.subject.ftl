LinkedIn reply from ${name}<#if company??> (${company})</#if><#if interested!false>: interested</#if>
