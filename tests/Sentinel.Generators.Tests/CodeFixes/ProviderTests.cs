using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

/// <summary>An editor finds a fix by its attribute.</summary>
[Category("CodeFixes")]
public sealed class ProviderTests
{
    private static IEnumerable<Type> Providers =>
        typeof(HandlerCodeFix)
            .Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract);

    [TestCaseSource(nameof(Providers))]
    public void A_fix_is_exported_and_mends_all_at_once(Type provider)
    {
        CodeFixProvider fix = (CodeFixProvider)Activator.CreateInstance(provider)!;

        ExportCodeFixProviderAttribute? export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.That(export, Is.Not.Null);
        Assert.That(export!.Languages, Is.EqualTo([LanguageNames.CSharp]));
        Assert.That(export.Name, Is.EqualTo(provider.Name));
        Assert.That(fix.GetFixAllProvider()!.GetSupportedFixAllScopes(), Does.Contain(FixAllScope.Solution));
        Assert.That(fix.FixableDiagnosticIds, Has.Length.EqualTo(1));
    }

    [Test]
    public void Each_fix_has_its_own_rule()
    {
        Assert.That(
            Providers.SelectMany(static type =>
                ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds
            ),
            Is.EquivalentTo(["SNT001", "SNT003", "SNT005", "SNT012", "SNT015"])
        );
    }
}
