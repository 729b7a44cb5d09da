// One test for each core of a small machine. Only fixtures that say so run beside others: what measures memory, handles or time does not.
[assembly: LevelOfParallelism(2)]
