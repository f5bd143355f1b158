using BenchmarkDotNet.Running;
using Katas.Benchmarks;
using Katas.Benchmarks.Watching;

// dotnet run -c Release --project benchmarks                       the cost of a token with and without a key-value cache
// dotnet run -c Release --project benchmarks -- memory             resident size after 100 and after 1,000 steps of training
// dotnet run -c Release --project benchmarks -- watch              from a save to the verdict, beside dotnet test; the whole report
// dotnet run -c Release --project benchmarks -- page               from a save to its card on the open page; needs chromium
// dotnet run -c Release --project benchmarks -- training           a training step of the encoder block, beside TorchSharp's
// dotnet run -c Release --project benchmarks -- ratio              the same in turns; fails if it is above 1.15
// dotnet run -c Release --project benchmarks -- forward            the encoder block forward, beside TorchSharp's
// dotnet run -c Release --project benchmarks -- attention          attention at lengths 64 to 2048, beside TorchSharp's
// dotnet run -c Release --project benchmarks -- attention-memory   the memory that it needs at most
// dotnet run -c Release --project benchmarks -- tiles              attention by tiles: time and memory; a token of linear attention
// dotnet run -c Release --project benchmarks -- modern-cache       the cost of a token with lesson 09's block, and the bytes of its cache
// dotnet run -c Release --project benchmarks -- generation         SmolLM2's tokens a second, beside the limit and llama.cpp; fails below 0.75
switch (args)
{
    case [] or ["cache"]:
        return Ran<CacheBenchmark>();
    case ["memory"]:
        return MemoryRun.All() ? 0 : 1;
    case ["watch"]:
        return WatchBenchmark.All() ? 0 : 1;
    case ["page"]:
        return await PageBenchmark.All() ? 0 : 1;
    case ["training"]:
        return Ran<TrainingStepBenchmark>();
    case ["ratio"]:
        return TrainingRatio.All() ? 0 : 1;
    case ["forward"]:
        return Ran<ForwardBenchmark>();
    case ["attention"]:
        return Ran<AttentionBenchmark>();
    case ["attention-memory"]:
        AttentionMemory.All();
        return 0;
    case ["attention-memory", var way, var length]:
        AttentionMemory.One(int.Parse(way), int.Parse(length));
        return 0;
    case ["tiles"]:
        return TiledMemory.All() ? 0 : 1;
    case ["tiles", var way, var length]:
        TiledMemory.One(int.Parse(way), int.Parse(length));
        return 0;
    case ["modern-cache"]:
        return ModernCache.All() ? 0 : 1;
    case ["generation"]:
        return GenerationRun.All(Environment.ProcessorCount) ? 0 : 1;
    case ["generation", var threads]:
        return GenerationRun.All(int.Parse(threads)) ? 0 : 1;
    default:
        Console.Error.WriteLine(
            "Usage: dotnet run -c Release --project benchmarks "
            + "[-- cache | memory | watch | page | training | ratio | forward | attention | attention-memory | tiles | "
            + "modern-cache | generation [THREADS]]");
        return 2;
}

static int Ran<T>() => BenchmarkRunner.Run<T>().HasCriticalValidationErrors ? 1 : 0;
