package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Channels under one name, such as paid and own. A channel of no group is a group by itself. */
public final class ChannelGroups {

    private final Map<String, String> groupOf = new HashMap<>();

    /**
     * @param channels channels by group
     * @throws IllegalArgumentException if a channel is in two groups
     */
    public ChannelGroups(Map<String, List<String>> channels) {
        new TreeMap<>(channels)
                .forEach((group, members) -> members.forEach(channel -> {
                    String other = groupOf.put(channel, group);
                    if (other != null) {
                        throw new IllegalArgumentException(
                                "Cannot group the channel %s: it is in the groups %s and %s. Leave it in one."
                                        .formatted(channel, other, group));
                    }
                }));
    }

    /** The credit of each group: the sum of its channels', so that groups add up as channels do. */
    public ModelCredit of(ModelCredit credit) {
        Map<String, ChannelCredit> sums = new TreeMap<>();
        credit.channels().forEach(each -> {
            String group = groupOf.getOrDefault(each.channel(), each.channel());
            sums.merge(group, new ChannelCredit(group, each.exactConversions(), each.exactValue()), ChannelGroups::sum);
        });
        return new ModelCredit(credit.model(), credit.title(), new ArrayList<>(sums.values()), credit.notes());
    }

    private static ChannelCredit sum(ChannelCredit one, ChannelCredit other) {
        return new ChannelCredit(
                one.channel(),
                one.exactConversions().add(other.exactConversions()),
                one.exactValue().add(other.exactValue()));
    }
}
