using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Showing;

/// <summary>What a demonstration's files say of it: its class and its options. Nothing of it is run.</summary>
/// <param name="Type">The full name of the class that implements <see cref="IDemo"/>.</param>
/// <param name="Options">Its options, as declared.</param>
internal sealed record DemoDeclaration(string Type, IReadOnlyList<DeclaredOption> Options)
{
    /// <summary>Whether the demonstration is talked to, given what was chosen of its options.</summary>
    public bool IsTalk(IReadOnlyDictionary<string, string> given) => Options.Any(option => option.Converses && given.ContainsKey(option.Name));

    /// <summary>Reads the declaration.</summary>
    /// <param name="compiler">Knows the toolkit.</param>
    /// <param name="folder">Where the files lie, for messages.</param>
    /// <param name="files">The demonstration's own files.</param>
    /// <exception cref="CheckerException">They have no such class, or more than one.</exception>
    public static DemoDeclaration Read(LessonCompiler compiler, string folder, IReadOnlyList<SyntaxTree> files)
    {
        var demos = Implementations(compiler, files, typeof(IDemo));
        return demos.Count == 1
            ? new DemoDeclaration(demos[0].ToDisplayString(), [.. demos[0].GetAttributes().Select(Option).OfType<DeclaredOption>()])
            : throw new CheckerException(
                $"{folder} should have one public class that implements {nameof(IDemo)}, and has "
                + (demos.Count == 0 ? "none." : $"{string.Join(", ", demos.Select(demo => demo.Name))}."));
    }

    /// <summary>The public classes of some files that implement an interface of the toolkit's, in the files' order.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Implementations(
        LessonCompiler compiler, IReadOnlyList<SyntaxTree> files, Type contract)
    {
        var compilation = compiler.Analyse("Declarations", files);
        return
        [
            .. from file in files
               let model = compilation.GetSemanticModel(file)
               from syntax in file.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
               where syntax.BaseList is not null
               let symbol = model.GetDeclaredSymbol(syntax)
               where symbol.DeclaredAccessibility == Accessibility.Public && !symbol.IsAbstract
               where symbol.AllInterfaces.Any(one => one.ToDisplayString() == contract.FullName)
               select symbol,
        ];
    }

    private static DeclaredOption? Option(AttributeData attribute)
    {
        if (attribute.AttributeClass?.ToDisplayString() != typeof(DemoOptionAttribute).FullName
            || attribute.ConstructorArguments is not [{ Value: string name }, { Value: int kind }, { Value: string description }])
        {
            return null; // an attribute of another kind, or one that the compiler will refuse
        }

        var more = attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value);
        return new DeclaredOption(
            name,
            (DemoOptionKind)kind,
            description,
            more.GetValueOrDefault(nameof(DemoOptionAttribute.Default)) as string,
            more.GetValueOrDefault(nameof(DemoOptionAttribute.Least)) as double?,
            more.GetValueOrDefault(nameof(DemoOptionAttribute.Converses)) is true);
    }
}
