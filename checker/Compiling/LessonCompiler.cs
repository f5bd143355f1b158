using System.Collections.Concurrent;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Katas.Checker.Compiling;

/// <summary>
/// Compiles lessons in memory, against the assemblies that the checker itself was built with. One instance keeps its
/// references and the last compilation under each name, so that the next one costs milliseconds.
/// </summary>
internal sealed class LessonCompiler
{
    private const string Solutions = "Katas.Solutions";
    private const string ReferenceAlias = "reference";

    // Nullable annotations are understood, but their warnings are not computed: nobody reads them here, and they take a third of the time.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Annotations,
        optimizationLevel: OptimizationLevel.Debug,
        deterministic: true);

    // One for all instances: what Roslyn reads from an assembly is kept with its reference.
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(FindReferences);

    // Compilations derived from one share what Roslyn has worked out about the references.
    private readonly Lazy<CSharpCompilation> empty;
    private readonly ConcurrentDictionary<string, CSharpCompilation> latest = [];

    /// <param name="book">The workbook.</param>
    /// <param name="isAlone">Whether one compilation at a time has all processors, and not one compilation each.</param>
    public LessonCompiler(Workbook book, bool isAlone = true)
    {
        empty = new(() => CSharpCompilation.Create(
            "Lesson", [SourceTrees.Read(book.GlobalUsings)], References.Value, Options.WithConcurrentBuild(isAlone)));
    }

    /// <summary>Compiles files into one assembly.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="trees">The files.</param>
    /// <param name="cancelled">Stops the compilation.</param>
    /// <param name="withSymbols">Whether to write debug information; without it, nobody learns of lines.</param>
    public Compiled Compile(string name, IEnumerable<SyntaxTree> trees, CancellationToken cancelled = default, bool withSymbols = true)
    {
        var compilation = Exchange(latest.GetOrAdd(name, _ => empty.Value.WithAssemblyName(name)), [.. trees]);
        latest[name] = compilation;
        return Emit(compilation, cancelled, withSymbols);
    }

    /// <summary>What the compiler knows about files, without an assembly: questions are answered as they are asked.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="trees">The files.</param>
    public CSharpCompilation Analyse(string name, IEnumerable<SyntaxTree> trees) =>
        empty.Value.WithAssemblyName(name).AddSyntaxTrees(trees);

    /// <summary>As <see cref="Compile"/>, for files that have to compile: the workbook's own.</summary>
    /// <exception cref="CheckerException">They do not.</exception>
    public Compiled CompileOwn(string name, IEnumerable<SyntaxTree> trees)
    {
        var compiled = Compile(name, trees);
        return compiled.Succeeded
            ? compiled
            : throw new CheckerException(
                $"{name} does not compile: {string.Join(Environment.NewLine, compiled.Errors.Take(3))}",
                ExitCode.DoesNotCompile);
    }

    /// <summary>The compilation with these files in place of those it has; what is the same in both stays.</summary>
    private CSharpCompilation Exchange(CSharpCompilation before, IReadOnlyList<SyntaxTree> trees)
    {
        var own = empty.Value.SyntaxTrees;
        var gone = before.SyntaxTrees.Except([.. own, .. trees]).ToList();
        var added = trees.Except(before.SyntaxTrees).ToList();
        foreach (var tree in added.ToList())
        {
            if (gone.Find(candidate => candidate.FilePath == tree.FilePath) is { } old)
            {
                before = before.ReplaceSyntaxTree(old, tree);
                gone.Remove(old);
                added.Remove(tree);
            }
        }

        return before.RemoveSyntaxTrees(gone).AddSyntaxTrees(added);
    }

    /// <summary>Compiles files without the solutions in sight: what they use has to be among them.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="trees">The files.</param>
    public Compiled CompileWithoutSolutions(string name, IEnumerable<SyntaxTree> trees) =>
        Emit(empty.Value.WithAssemblyName(name).WithReferences(WithoutSolutions).AddSyntaxTrees(trees));

    /// <summary>
    /// Some of the solutions under the identity of all of them, for code that is to see these alone: the declarations,
    /// nothing that could run.
    /// </summary>
    /// <param name="trees">Their files.</param>
    public byte[] CompileSolutions(IReadOnlyList<SyntaxTree> trees)
    {
        var version = SourceTrees.Parse(
            $"[assembly: System.Reflection.AssemblyVersion(\"{System.Reflection.Assembly.Load(Solutions).GetName().Version}\")]", "");
        var compilation = empty.Value.WithAssemblyName(Solutions).WithReferences(WithoutSolutions).AddSyntaxTrees([version, .. trees]);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(metadataOnly: true));
        return result.Success
            ? assembly.ToArray()
            : throw new CheckerException(
                $"The solutions do not compile: {result.Diagnostics.First(item => item.Severity == DiagnosticSeverity.Error)}",
                ExitCode.DoesNotCompile);
    }

    private IEnumerable<MetadataReference> WithoutSolutions =>
        empty.Value.References.Where(reference => !reference.Properties.Aliases.Contains(ReferenceAlias));

    private static Compiled Emit(CSharpCompilation compilation, CancellationToken cancelled = default, bool withSymbols = true)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            withSymbols ? symbols : null,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            cancellationToken: cancelled);
        return result.Success
            ? new Compiled(compilation, assembly.ToArray(), symbols.ToArray(), [])
            : new Compiled(
                compilation, [], [], [.. result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)]);
    }

    private static List<MetadataReference> FindReferences()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return [.. trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Reference)];
    }

    private static PortableExecutableReference Reference(string path)
    {
        // Unqualified names mean the learner's own type, `reference::` the solution's, as in the lessons' projects.
        bool isSolutions = Path.GetFileNameWithoutExtension(path) == Solutions;
        var properties = isSolutions
            ? MetadataReferenceProperties.Assembly.WithAliases(["global", ReferenceAlias])
            : MetadataReferenceProperties.Assembly;
        return MetadataReference.CreateFromFile(path, properties);
    }
}
