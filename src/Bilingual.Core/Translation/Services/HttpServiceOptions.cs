using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation.Services;

/// <summary>What every engine behind HTTP is configured with. Keys are no options: they come from environment variables only.</summary>
public abstract class HttpServiceOptions : ServiceOptions, IValidatableObject
{
    /// <summary>Address of the service.</summary>
    public abstract string Address { get; set; }

    /// <summary>The address as a URI that ends with a slash, so that relative paths append to it.</summary>
    internal Uri BaseAddress => new(Address.EndsWith('/') ? Address : Address + "/", UriKind.Absolute);

    /// <summary>Whether a key may travel without encryption; if not, the address must be https or of this machine.</summary>
    protected virtual bool AllowsPlainHttp => false;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new($"the address '{Address}' is no http or https address", [nameof(Address)]);
        else if (address.UserInfo.Length > 0)
            yield return new("the address holds a user name or password; keys come from environment variables only", [nameof(Address)]);
        else if (address.Scheme == "http" && !address.IsLoopback && !AllowsPlainHttp)
            yield return new($"the address '{Address}' must be https: the key would travel readable for everyone", [nameof(Address)]);
    }
}
