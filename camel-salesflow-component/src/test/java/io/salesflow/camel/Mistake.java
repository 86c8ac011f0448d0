package io.salesflow.camel;

import io.salesflow.camel.ConsumedSandbox.ConsumedList;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.ElementSource;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A mistake that the author of a feed could make, and a history with a feed that makes it. */
enum Mistake {
    ACKNOWLEDGES_BEFORE_DELIVERY {
        @Override
        History history(ConsumedList list) {
            return new History(list, Variation.USUAL) {
                @Override
                void deliver(Change change) {
                    feed.delivered(change);
                    if (!isFailing()) {
                        crm().take(change);
                    }
                }
            };
        }
    },
    FORGETS_THE_REST_OF_A_CUT_POLL {
        @Override
        History history(ConsumedList list) {
            return new History(list, Variation.USUAL) {
                @Override
                void leaveTheRest() {
                    while (feed.hasNext()) {
                        feed.take(1).forEach(feed::delivered);
                    }
                }
            };
        }
    },
    TAKES_THE_WATERMARK_FROM_THE_LOCAL_CLOCK {
        @Override
        ElementSource altered(ElementSource list, ConsumedList consumed) {
            return new AlteredList(list) {
                @Override
                Instant from(Instant asked) {
                    return asked == null
                            ? null
                            : consumed.sandbox().clock().instant().minus(Variation.LOOKBACK);
                }
            };
        }
    },
    MOVES_THE_WATERMARK_ALTHOUGH_SOMETHING_FAILED {
        @Override
        History history(ConsumedList list) {
            Variation filtered = new Variation(FeedSettings.Scan.FILTERED, false, false, Variation.Delivered.ALL);
            return new History(list, filtered) {
                private Instant newest;

                @Override
                ElementSource readFrom(ElementSource source) {
                    return new AlteredList(source) {
                        @Override
                        Instant from(Instant asked) {
                            return asked == null || newest == null ? asked : newest.minus(Variation.LOOKBACK);
                        }

                        @Override
                        void see(SalesflowRecord entry) {
                            Instant modified = io.salesflow.camel.api.Elements.CONTACTS.modified(entry);
                            newest = newest == null || modified != null && modified.isAfter(newest) ? modified : newest;
                        }
                    };
                }
            };
        }
    },
    ONLY_EVER_FILTERS {
        @Override
        FeedSettings altered(FeedSettings right) {
            return changed(right, FeedSettings.Scan.FILTERED, right.lookback());
        }
    },
    DOES_NOT_LOOK_BACK {
        @Override
        FeedSettings altered(FeedSettings right) {
            return changed(right, right.scan(), Duration.ZERO);
        }
    },
    TAKES_A_BROKEN_ANSWER_FOR_A_WHOLE_ONE {
        @Override
        ElementSource altered(ElementSource list, ConsumedList consumed) {
            return new AlteredList(list) {
                @Override
                boolean hasNext(ElementSource.Elements answer) {
                    try {
                        return answer.hasNext();
                    } catch (SalesflowException e) {
                        return false;
                    }
                }
            };
        }
    },
    SAYS_GONE_AFTER_ONE_SCAN {
        @Override
        FeedStore altered(FeedStore store) {
            return new AlteredStore(store) {
                @Override
                public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
                    if (section != Section.MISSING) {
                        return super.read(feedId, section, keys);
                    }
                    Map<String, byte[]> once = new HashMap<>();
                    keys.forEach(key -> once.put(key, new byte[] {1}));
                    return once;
                }
            };
        }
    },
    FORGETS_WHAT_IS_PARKED {
        @Override
        FeedStore altered(FeedStore store) {
            return without(Section.PARKED, store);
        }
    },
    FORGETS_ATTEMPTS {
        @Override
        FeedStore altered(FeedStore store) {
            return without(Section.ATTEMPTS, store);
        }
    },
    FORGETS_WHAT_WAS_DELIVERED {
        @Override
        FeedStore altered(FeedStore store) {
            return without(Section.LEDGER, store);
        }
    },
    LETS_A_DEPOSED_LEADER_WRITE {
        @Override
        FeedStore altered(FeedStore store) {
            return new AlteredStore(store) {
                @Override
                public void write(String feedId, long epoch, FeedWrite write) {
                    super.write(feedId, epoch(feedId), write);
                }
            };
        }
    };

    /** A history with a feed that makes the mistake. */
    History history(ConsumedList list) {
        return new History(list, Variation.USUAL) {
            @Override
            FeedSettings settings() {
                return altered(super.settings());
            }

            @Override
            ElementSource readFrom(ElementSource source) {
                return altered(source, list);
            }

            @Override
            FeedStore keepIn(FeedStore store) {
                return altered(store);
            }
        };
    }

    FeedSettings altered(FeedSettings right) {
        return right;
    }

    ElementSource altered(ElementSource list, ConsumedList consumed) {
        return list;
    }

    FeedStore altered(FeedStore store) {
        return store;
    }

    private static FeedSettings changed(FeedSettings right, FeedSettings.Scan scan, Duration lookback) {
        return new FeedSettings(
                right.feedId(),
                right.backfill(),
                scan,
                right.fullScanEvery(),
                lookback,
                right.kinds(),
                right.statuses(),
                right.maxAttempts(),
                right.isHeldWhenExhausted(),
                right.isPreviousKept(),
                right.mostInMemory());
    }

    private static FeedStore without(FeedStore.Section forgotten, FeedStore store) {
        return new AlteredStore(store) {
            @Override
            public void write(String feedId, long epoch, FeedWrite write) {
                FeedWrite rest = new FeedWrite();
                write.values()
                        .forEach((section, values) -> values.forEach((key, value) -> {
                            if (value == null) {
                                rest.remove(section, key);
                            } else if (section != forgotten) {
                                rest.put(section, key, value);
                            }
                        }));
                super.write(feedId, epoch, rest);
            }
        };
    }
}
