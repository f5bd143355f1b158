using BenchmarkDotNet.Columns;

namespace Katas.Benchmarks;

/// <summary>
/// The solutions beside TorchSharp's own modules. It warms up until the just-in-time compiler has optimised all that is called.
/// </summary>
internal sealed class ModuleConfig() : InProcessConfig(calls: 8, warmUps: 40, Column.Job, Column.Error, Column.Median);
