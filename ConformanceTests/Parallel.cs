// Fixtures run beside each other, more of them than a small machine has cores: many wait for wires and servers. What measures memory or
// handles of the process, or rates on a real clock, says [NonParallelizable], and runs when the others are through.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Fixtures)]
[assembly: NUnit.Framework.LevelOfParallelism(6)]
