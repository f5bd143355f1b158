using NUnit.Framework;

// Only what says so runs beside other tests: fixtures that wait for children of their own, and touch neither torch nor the
// console. They run beside one another alone. More at a time would take the processor from children that have a limit.
[assembly: LevelOfParallelism(3)]
