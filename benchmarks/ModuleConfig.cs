using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Katas.Benchmarks;

/// <summary>
/// The solutions beside TorchSharp's own modules, in this process, whose natives and TorchSharp.dll are the ones that the
/// build has adapted (docs/decisions.md). A fixed number of calls, so that a run has an end that can be foreseen.
/// </summary>
internal sealed class ModuleConfig : ManualConfig
{
    public ModuleConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithInvocationCount(8)
            .WithUnrollFactor(1)
            .WithWarmupCount(15) // until the just-in-time compiler has optimised all that is called
            .WithIterationCount(20));
        // Not optimised on purpose (docs/decisions.md).
        WithOptions(ConfigOptions.DisableOptimizationsValidator);
        WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        HideColumns(Column.Job, Column.Error, Column.Median);
    }
}
