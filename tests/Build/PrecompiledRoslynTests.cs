using System.Reflection;
using System.Reflection.PortableExecutable;
using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>The build precompiles Roslyn (docs/decisions.md). Where crossgen2 lacks a reference, it leaves nearly all out and says nothing.</summary>
public sealed class PrecompiledRoslynTests
{
    private static readonly string? Packages = typeof(PrecompiledRoslynTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(item => item.Key == "PrecompiledRoslyn")?.Value;

    [TestCase(typeof(Compilation))]
    [TestCase(typeof(CSharpCompilation))]
    public void An_image_has_its_code_as_native_code_too(Type type)
    {
        string built = type.Assembly.Location;
        string package = PackageFile(Path.GetFileName(built));
        using var image = new PEReader(File.OpenRead(built));

        image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().BePositive("it is ready to run");
        new FileInfo(built).Length.Should().BeGreaterThan(2 * new FileInfo(package).Length, "native code takes more room than what it was compiled from");
    }

    [TestCase(typeof(Compilation))]
    [TestCase(typeof(CSharpCompilation))]
    public void The_package_s_file_is_as_it_was(Type type)
    {
        using var package = new PEReader(File.OpenRead(PackageFile(Path.GetFileName(type.Assembly.Location))));

        package.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().Be(0);
    }

    private static string PackageFile(string name)
    {
        if (Packages is null)
        {
            Assert.Ignore("The tests were built with PrecompileRoslyn=false, or there is no crossgen2 for this system.");
        }

        return Packages.Split('|').Single(path => Path.GetFileName(path) == name);
    }
}
