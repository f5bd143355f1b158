using FluentAssertions;
using Katas.Checker.Trying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

/// <summary>Where code with stop points ends, and that it is the same code otherwise.</summary>
public sealed class StopPointsTests
{
    // Files, as in a session, and the same for all: an assembly's references would be found and read anew for each script.
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(StopPoint).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)))
        .WithImports("System", "System.Linq", "System.Linq.Expressions", "System.Collections.Generic", "System.Threading.Tasks");

    [TestCase("while (true) { }")]
    [TestCase("while (true);")]
    [TestCase("while (true) if (true) continue; else break;")]
    [TestCase("do; while (true);")]
    [TestCase("for (; ; );")]
    [TestCase("for (; ; ) for (; ; );")]
    [TestCase("foreach (int i in Enumerable.Range(0, 2)) while (true) { }")]
    [TestCase("foreach (var (a, b) in new[] { (1, 2) }) while (true) { }")]
    [TestCase("again: goto again;")]
    [TestCase("again: var x = 1; x++; goto again;")]
    [TestCase("void F() { G(); } void G() { F(); } F();")]
    [TestCase("Action f = null; f = () => { f(); }; f();")]
    [TestCase("Action f = null; f = delegate { f(); }; f();")]
    [TestCase("Action f = null; f = () => f(); f();")]
    [TestCase("Func<int> f = null; f = () => f() + 1; f();")]
    [TestCase("Func<Task> f = null; f = async () => await f(); await f();")]
    [TestCase("Func<Task<int>> f = null; f = async () => await f(); await f();")]
    [TestCase("Func<int, Func<int, int>> f = null; f = a => b => f(a)(b); f(1)(2);")]
    [TestCase("Enumerable.Repeat(1, int.MaxValue).Sum(i => i % 2);")]
    [TestCase("class A { public A() { new A(); } } new A();")]
    [TestCase("class A { public int B { get { return B; } } } _ = new A().B;")]
    [TestCase("IEnumerable<int> F() { while (true) { yield return 1; } } F().Count();")]
    [TestCase("async Task F() { while (true) { await Task.Yield(); } } await F();")]
    [TestCase("await Task.Run(() => { while (true) { } });")]
    [TestCase("while (true) { try { while (true) { } } catch (Exception) { } finally { while (true) { } } }")]
    public async Task What_never_ends_ends_at_a_stop_point(string code)
    {
        var run = () => Task.Run(async () =>
        {
            var stop = new StopRequest();
            stop.Ask();
            StopPoint.Heed(stop);
            await CSharpScript.RunAsync(WithStopPoints(code), Options);
        });

        await run.Should().ThrowAsync<StoppedException>();
    }

    [Test]
    public async Task A_request_stops_nothing_but_its_own()
    {
        new StopRequest().Ask();

        (await CSharpScript.EvaluateAsync<int>(WithStopPoints("var n = 0; while (n < 3) n++; n"), Options)).Should().Be(3);
    }

    [TestCase("if (true) for (int i = 0; i < 3; i++) for (int j = 0; j < 2; j++) n += i; else n = 7; n", 6)]
    [TestCase("foreach (int i in Enumerable.Range(1, 3)) n += i; n", 6)]
    [TestCase("do n++; while (n < 5); n", 5)]
    [TestCase("again: if (n++ < 3) goto again; n", 4)]
    [TestCase("int F(int k) { if (k == 0) return 0; return k + F(k - 1); } F(4)", 10)]
    [TestCase("Func<int, int> f = k => { return 2 * k; }; f(4)", 8)]
    [TestCase("Func<int, Func<int, int>> add = a => b => a + b; add(3)(4)", 7)]
    [TestCase("Func<byte> f = () => 1; f()", 1)]
    [TestCase("Func<List<int>> f = () => []; f().Count", 0)]
    [TestCase("Action f = () => n++; f(); n", 1)]
    [TestCase("Func<int> f = () => ++n; f()", 1)]
    [TestCase("Func<int> f = () => throw new InvalidOperationException(); try { f(); } catch (InvalidOperationException) { n = 4; } n", 4)]
    [TestCase("Func<Task> f = async () => await Task.FromResult(n = 5); await f(); n", 5)]
    [TestCase("Func<Task<int>> f = async () => await Task.FromResult(6); await f()", 6)]
    [TestCase("Func<ValueTask> f = async () => await Task.FromResult(n = 5); await f(); n", 5)]
    [TestCase("delegate ref int Place(int i); int[] items = [1, 2]; Place f = i => ref items[i]; f(1) = 9; items[1]", 9)]
    [TestCase("Expression<Func<int, int>> f = i => i + 1; f.Compile()(2)", 3)]
    [TestCase("new[] { 3, 1, 2 }.OrderBy(i => -i).Select((i, k) => i * k).Max()", 2)]
    [TestCase("while (n < 3) // once more\n    n++; // and more\nn", 3)]
    public async Task Code_does_what_it_did(string code, int value) =>
        (await CSharpScript.EvaluateAsync<int>(WithStopPoints($"var n = 0; {code}"), Options)).Should().Be(value);

    [Test]
    public void Every_statement_stays_in_its_line()
    {
        const string code = "while (true)\n{\n    First();\n    for (; ; )\n        Second();\n}\n\nlabel:\nThird();\n";

        string[] lines = WithStopPoints(code).Split('\n');

        lines.Should().HaveCount(code.Split('\n').Length);
        lines[2].Should().Be("    First();");
        lines[4].Should().Contain("Second();");
        lines[8].Should().EndWith("Third();");
    }

    [Test]
    public void Code_without_a_loop_stays_as_it_is() =>
        WithStopPoints("var a = ones(2); // two\na.sum()").Should().Be("var a = ones(2); // two\na.sum()");

    private static string WithStopPoints(string code) => StopPoints.InScript(CSharpScript.Create(code, Options).GetCompilation());
}
