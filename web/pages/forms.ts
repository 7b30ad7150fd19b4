/** Fields that are empty stay out of an address: it is read, shared and cited. */
export function submitShort(): void {
  document.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
  })
}
