using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Katas.Benchmarks;

/// <summary>
/// Each measurement is eight tokens of one text: a cache cannot go back, so that a text is written once and filled anew
/// for the next measurement. In this process, whose natives are in place.
/// </summary>
internal sealed class CacheConfig : ManualConfig
{
    public CacheConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithWarmupCount(3)
            .WithIterationCount(20));
        // Not optimised on purpose (docs/decisions.md).
        WithOptions(ConfigOptions.DisableOptimizationsValidator);
        WithSummaryStyle(BenchmarkDotNet.Reports.SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        HideColumns(Column.Job, Column.RatioSD);
    }
}
