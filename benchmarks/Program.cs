using BenchmarkDotNet.Running;
using Katas.Benchmarks;

// dotnet run -c Release --project benchmarks             the cost of a token with and without a key-value cache
// dotnet run -c Release --project benchmarks -- memory   resident size after 100 and after 1,000 steps of training
switch (args)
{
    case [] or ["cache"]:
        bool ran = !BenchmarkRunner.Run<CacheBenchmark>().HasCriticalValidationErrors;
        return ran ? 0 : 1;
    case ["memory"]:
        return MemoryRun.All() ? 0 : 1;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks [-- cache | -- memory]");
        return 2;
}
