using System.Text;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Trying;
using Katas.Checker.Trying.Messages;

namespace Katas.Tests.Checker.Trying;

/// <summary>A session on the sample lesson, in a real child.</summary>
internal sealed class Scripts : IDisposable
{
    private readonly LessonCompiler compiler;

    /// <param name="limits">How much a script may take; as at the prompt: null.</param>
    public Scripts(HostLimits? limits = null)
    {
        Sample = new SampleBook();
        Sample.Solve();
        compiler = new LessonCompiler(Sample.Book);
        Host = new ScriptHost(limits ?? HostLimits.Default);
        Host.Warm();
    }

    public SampleBook Sample { get; }

    public ScriptHost Host { get; }

    /// <summary>What the last piece of code wrote.</summary>
    public StringBuilder Output { get; } = new();

    /// <summary>What the last piece of code wanted to be drawn.</summary>
    public List<ScriptMessage> Drawn { get; } = [];

    /// <summary>The lesson as it is on disk now.</summary>
    public LessonScope Scope => LessonScope.Compile(Sample.Book, compiler, Sample.Lesson);

    /// <summary>Puts the lesson in scope as it is on disk now.</summary>
    public Task<IReadOnlyList<string>> Open() => Host.Open(Scope.Images, CancellationToken.None);

    public Task<ScriptResult> Run(string code, CancellationToken stop = default) => Run(code, TimeSpan.FromMinutes(1), stop);

    public async Task<ScriptResult> Run(string code, TimeSpan time, CancellationToken stop = default)
    {
        Output.Clear();
        Drawn.Clear();
        return await Host.Evaluate(
            code,
            80,
            time,
            message =>
            {
                if (message is Wrote wrote)
                {
                    Output.Append(wrote.Text);
                }
                else
                {
                    Drawn.Add(message);
                }
            },
            stop,
            CancellationToken.None);
    }

    /// <summary>Runs code and stops it as soon as it is under way.</summary>
    public async Task<ScriptResult> RunAndStop(string code)
    {
        using var stop = new CancellationTokenSource();
        return await Host.Evaluate(
            $"Console.WriteLine(\"under way\"); {code}",
            80,
            TimeSpan.FromMinutes(1),
            message => stop.CancelAfter(message is Wrote ? Random.Shared.Next(50) : 0),
            stop.Token,
            CancellationToken.None);
    }

    /// <summary>What a piece of code gives, which has to go well.</summary>
    public async Task<string> Value(string code)
    {
        var result = await Run(code);
        return result is { Evaluated: { End: ScriptEnd.Done } done }
            ? $"{done.Value?.Header} {done.Value?.Body}".Trim()
            : throw new InvalidOperationException(
                $"{code}: {result.Reason} {result.Evaluated?.Failure} {string.Join(' ', result.Evaluated?.Problems ?? [])}");
    }

    public void Dispose()
    {
        Host.Dispose();
        Sample.Dispose();
    }
}
