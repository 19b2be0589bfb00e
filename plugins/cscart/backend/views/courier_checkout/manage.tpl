{capture name="mainbox"}
    {$courier_checkout_page nofilter}
{/capture}
{include file="common/mainbox.tpl" title=__("courier_checkout") content=$smarty.capture.mainbox}
