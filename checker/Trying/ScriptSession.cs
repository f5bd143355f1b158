using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Trying.Messages;
using Katas.Checker.Trying.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Katas.Checker.Trying;

/// <summary>
/// One line after the other, each seeing what those before declared. After <see cref="Open"/> for a second time the lines see the learner's
/// new code: variables keep their values, methods and types are recompiled, and what belongs to the old code is left behind.
/// </summary>
internal sealed class ScriptSession(ScriptGlobals globals)
{
    private const string Solutions = "Katas.Solutions";

    // Names that the compiler gives to the assemblies of scripts begin with this letter.
    private const char ScriptAssemblyMark = 'ℛ';

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileNameWithoutExtension(path) != Solutions)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly List<Declaration> declarations = [];
    private readonly HashSet<Assembly> lessons = [];
    private ScriptOptions options = ScriptOptions.Default;
    private ScriptState<object> state = null!;
    private string lesson = "";
    private int lines;
    private int runs;

    /// <summary>Puts a lesson in scope.</summary>
    /// <returns>The names of variables, methods and types that could not be kept.</returns>
    public IReadOnlyList<string> Open(LessonImages images)
    {
        var (kept, lost) = state is null ? ([], []) : Split(Latest(state.Variables));
        var loader = new InteractiveAssemblyLoader();
        loader.RegisterDependency(Assembly.Load(Solutions));
        lesson = images.Number;
        lessons.Clear();
        Load(images.Mine, images.MineSymbols);
        Load(images.Reference, images.ReferenceSymbols);
        options = ScriptOptions.Default
            .WithReferences([
                .. Platform.Value,
                .. new[] { images.Mine, images.Reference, images.Earlier }.Select(image => MetadataReference.CreateFromImage(image)),
            ])
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        string fields = string.Concat(kept.Select(variable => $"{TypeName.Full(variable.Type)} {variable.Name} = default!;"));
        var first = CSharpScript.Create<object>($"{images.Usings}\n{fields}", options, typeof(ScriptGlobals), loader);
        state = Wait(first.RunAsync(globals));
        foreach (var variable in kept)
        {
            state.GetVariable(variable.Name).Value = variable.Value;
        }

        return [.. lost.Select(variable => variable.Name), .. Redeclare()];

        void Load(byte[] image, byte[] symbols)
        {
            // A context of its own: the next version has the same name.
            var assembly = new AssemblyLoadContext("lesson").LoadFromStream(new MemoryStream(image), new MemoryStream(symbols));
            lessons.Add(assembly);
            loader.RegisterDependency(assembly);
        }
    }

    /// <summary>Compiles a piece of code. Nothing of it runs.</summary>
    public ScriptLine Compile(string code)
    {
        string name = $"line {++lines}";
        var typed = Continue(code, name);
        var errors = Errors(typed.GetCompilation(), typed.GetCompilation().GetDiagnostics());
        if (errors.Count > 0)
        {
            return new ScriptLine(typed, typed, errors);
        }

        var stoppable = Continue(StopPoints.InScript(typed.GetCompilation()), name);
        return new ScriptLine(typed, stoppable, Errors(stoppable.GetCompilation(), stoppable.Compile()));
    }

    /// <summary>Runs what compiled.</summary>
    public async Task<Evaluated> Run(ScriptLine line, int width)
    {
        int run = ++runs;
        var before = state.Variables.Length;
        var next = await line.Stoppable.RunFromAsync(state, catchException: _ => true);
        if (run != runs)
        {
            throw new StoppedException(); // it was stopped while it awaited something, and others have run since
        }

        state = next;
        Keep(line.Typed);
        var declared = next.Variables.Skip(before).Select(Text).ToList();
        if (next.Exception is { } exception)
        {
            return new Evaluated(ScriptEnd.Threw, null, declared, [], FailureText.Shorten(exception, line.Name));
        }

        try
        {
            return new Evaluated(
                ScriptEnd.Done, GivesValue(line.Typed) ? ValueText.Format(next.ReturnValue, width) : null, declared, [], null);
        }
        catch (Exception thrown) when (!IsStop(thrown))
        {
            // To be shown, a value may run code of the learner's: an iterator, a property, ToString.
            return new Evaluated(ScriptEnd.Threw, null, declared, [], FailureText.Shorten(thrown, line.Name));
        }
    }

    /// <summary>The variables there are, in the order in which they were declared.</summary>
    public IReadOnlyList<ScriptVariableText> Variables() => [.. Latest(state.Variables).Select(Text)];

    /// <summary>The completions of the name that ends at a position.</summary>
    public Completions Complete(string code, int position)
    {
        var compilation = Continue(code, "completion").GetCompilation();
        var tree = compilation.SyntaxTrees.Single();
        return ScriptCompletion.At(compilation.GetSemanticModel(tree), tree, position);
    }

    private static bool IsStop(Exception exception) => exception is StoppedException or ThreadInterruptedException;

    private static IReadOnlyList<ScriptProblem> Errors(Compilation compilation, IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => Problem(error, compilation))];

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static List<ScriptVariable> Latest(IEnumerable<ScriptVariable> variables) =>
        [.. variables.Reverse().DistinctBy(variable => variable.Name).Reverse()];

    private static ScriptVariableText Text(ScriptVariable variable)
    {
        try
        {
            return new ScriptVariableText(variable.Name, ValueText.Summary(variable.Value));
        }
        catch (Exception exception) when (!IsStop(exception))
        {
            return new ScriptVariableText(variable.Name, $"{TypeName.Format(variable.Type)}, which can't be shown: {exception.GetType().Name}");
        }
    }

    private static ScriptProblem Problem(Diagnostic error, Compilation compilation)
    {
        var span = error.Location.GetLineSpan();
        bool isOnOneLine = span.StartLinePosition.Line == span.EndLinePosition.Line;
        return new ScriptProblem(
            span.StartLinePosition.Line,
            span.StartLinePosition.Character,
            Math.Max(1, isOnOneLine ? span.EndLinePosition.Character - span.StartLinePosition.Character : 1),
            error.Id,
            error.GetMessage(),
            CompileAdvice.Advise(error, compilation));
    }

    /// <summary>Whether the code ends in an expression without a semicolon: its value is what the code gives.</summary>
    private static bool GivesValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Single();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault()
                is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }

    private Script<object> Continue(string code, string name) => (Script<object>)state.Script.ContinueWith<object>(
        ReferenceNames.InScript(code, lesson), options.WithFilePath(name));

    /// <summary>Notes what a line declares besides variables, to declare it again with the learner's new code.</summary>
    private void Keep(Script script)
    {
        var root = (CompilationUnitSyntax)script.GetCompilation().SyntaxTrees.Single().GetRoot();
        string usings = root.Usings.ToFullString();
        if (usings.Trim().Length > 0)
        {
            declarations.Add(new Declaration("", usings));
        }

        foreach (var member in root.Members)
        {
            string? name = member switch
            {
                MethodDeclarationSyntax method => $"{method.Identifier.Text}()",
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            };
            if (name is not null)
            {
                declarations.RemoveAll(known => known.Name == name);
                declarations.Add(new Declaration(name, member.ToFullString()));
            }
        }
    }

    private IEnumerable<string> Redeclare()
    {
        foreach (var declaration in declarations.ToList())
        {
            var line = Compile(declaration.Code);
            if (line.Problems.Count == 0)
            {
                state = Wait(line.Stoppable.RunFromAsync(state));
            }
            else
            {
                declarations.Remove(declaration);
                yield return declaration.Name.Length > 0 ? declaration.Name : declaration.Code.Trim();
            }
        }
    }

    /// <summary>Decides what may stay and what may not: values that the old code made, or that would run it.</summary>
    private (List<ScriptVariable> Kept, List<ScriptVariable> Lost) Split(List<ScriptVariable> variables)
    {
        var kept = variables.Where(variable =>
            TypeName.Full(variable.Type) is not null && !IsOld(variable.Type) && !HoldsOld(variable.Value)).ToList();
        return (kept, [.. variables.Except(kept)]);
    }

    private bool HoldsOld(object? value) => value switch
    {
        null or string or TorchSharp.torch.Tensor => false,
        Delegate => true,
        TorchSharp.torch.nn.Module module => IsOld(value.GetType()) || module.modules().Any(part => IsOld(part.GetType())),
        System.Collections.ICollection items => IsOld(value.GetType()) || items.Cast<object?>().Take(1000).Any(HoldsOld),
        _ => IsOld(value.GetType()),
    };

    private bool IsOld(Type type) =>
        lessons.Contains(type.Assembly)
        || type.Assembly.GetName().Name?.StartsWith(ScriptAssemblyMark) == true
        || (type.HasElementType && IsOld(type.GetElementType()!))
        || type.GetGenericArguments().Any(IsOld);

    /// <summary>A method, a type, or directives, as they were typed.</summary>
    private sealed record Declaration(string Name, string Code);
}
