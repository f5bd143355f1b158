using BenchmarkDotNet.Running;
using Katas.Benchmarks;
using Katas.Benchmarks.Watching;

// dotnet run -c Release --project benchmarks             the cost of a token with and without a key-value cache
// dotnet run -c Release --project benchmarks -- memory   resident size after 100 and after 1,000 steps of training
// dotnet run -c Release --project benchmarks -- watch    from a save to the verdict, beside dotnet test; the whole report
switch (args)
{
    case [] or ["cache"]:
        bool ran = !BenchmarkRunner.Run<CacheBenchmark>().HasCriticalValidationErrors;
        return ran ? 0 : 1;
    case ["memory"]:
        return MemoryRun.All() ? 0 : 1;
    case ["watch"]:
        return WatchBenchmark.All() ? 0 : 1;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks [-- cache | -- memory | -- watch]");
        return 2;
}
