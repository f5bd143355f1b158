using NUnit.Framework;

// A browser waits more than it works. Each fixture has a page, a copy of the book and a browser of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
